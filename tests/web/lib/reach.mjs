// Widgets that have to be scrolled to first, as a user would: with the wheel, over the middle of the page.

/** `reach` scrolls until the widget is in sight, `push` clicks it there. */
export function scrolling(page) {
    // The time bar lies below, on a phone with the rail below it.
    const below = () => (page.viewportSize().width < 560 ? 140 : 56);
    const fits = (w) => w && w.y >= 44 && w.y + w.height <= page.viewportSize().height - below();
    const places = (widgets) => widgets.map((w) => `${w.id} ${w.y}`).join();

    /** Turns the wheel; true when something moved, and false at the end of what can be scrolled. */
    async function turn(pixels, widgets) {
        const size = page.viewportSize();
        await page.mouse.move(size.width * 0.5, size.height * 0.5);
        await page.mouse.wheel(0, pixels);
        await page.settle();
        return places(await page.widgets()) !== places(widgets);
    }

    /** Where the widget is, seen or not: the program names what it laid out outside the picture, too. */
    const placed = (widgets, label, role) =>
        widgets.find((w) => w.label === label && (!role || w.role === role));

    async function reach(label, role) {
        // Long tables lay out only what is in sight, so a widget may be unknown until it is near:
        // down to the end first, then up.
        let way = 1;
        for (let tries = 0; tries < 60; ++tries) {
            const widget = await page.find(label, role);
            if (fits(widget)) return widget;
            const widgets = await page.widgets();
            const known = placed(widgets, label, role);
            const middle = page.viewportSize().height * 0.45;
            const pixels = known ? known.y + known.height / 2 - middle : way * 240;
            if (await turn(pixels, widgets)) continue;
            if (known || way === -1) break;
            way = -1;
        }
        return page.need(label, role);
    }

    async function push(label, role) {
        await reach(label, role);
        await page.click(label, role);
    }

    return { reach, push };
}
