// Widgets that have to be scrolled to first, as a user would: with the wheel, over the middle of the page.

/** `reach` scrolls until the widget is in sight, `push` clicks it there. */
export function scrolling(page) {
    // The time bar lies below, on a phone with the rail below it.
    const below = () => (page.viewportSize().width < 560 ? 140 : 56);
    const fits = (w) => w && w.y >= 44 && w.y + w.height <= page.viewportSize().height - below();

    async function reach(label, role) {
        const size = page.viewportSize();
        for (const way of [1, -1]) {
            for (let tries = 0; tries < 25; ++tries) {
                const widget = await page.find(label, role);
                if (fits(widget)) return widget;
                await page.mouse.move(size.width * 0.5, size.height * 0.5);
                await page.mouse.wheel(0, way * 240);
                await page.settle();
            }
        }
        return page.need(label, role);
    }

    async function push(label, role) {
        await reach(label, role);
        await page.click(label, role);
    }

    return { reach, push };
}
