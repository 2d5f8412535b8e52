// A page that holds Headroom in a frame and drives it by messages (docs/embedding.md).

const frame = document.getElementById("headroom");
const page = new URL(new URLSearchParams(location.search).get("headroom") ?? "http://127.0.0.1:8080/");
const waiting = new Map();
let last = 0;

/// Calls a method of the page; a promise of its result.
function ask(method, ...args) {
    return new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        frame.contentWindow.postMessage({ headroom: 1, id: last, method, args }, page.origin);
    });
}

window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== page.origin || data?.headroom !== 1) return;
    if (data.event !== undefined) {
        document.dispatchEvent(new CustomEvent(`headroom:${data.event}`, { detail: data }));
        return;
    }
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) call?.resolve(data.result); else call?.reject(new Error(data.error));
});

// What this host shows of it: the Macs managed so far.
async function showFigures() {
    const text = await ask("report");
    if (text === "") return;
    const { state } = JSON.parse(text);
    document.getElementById("figures").textContent = `${state.totals.managed} Macs on ${state.now.slice(0, 10)}`;
}

let due = 0;
document.addEventListener("headroom:changed", () => {
    clearTimeout(due); // while time plays, once every now and then is enough
    due = setTimeout(showFigures, 200);
});

page.search = "?embed=1";
frame.src = page.href;
window.ask = ask;
