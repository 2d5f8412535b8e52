// Tells why the page does not start. It needs no module and none of the page's other scripts, because any of them may
// be missing: not found, of another version, or refused by the browser (a page opened from a disk, a sandboxed frame).

"use strict";

(function watchStart() {
    const slow = 20000; // milliseconds after which a start is told to take long
    const ready = () => Boolean(document.getElementById("message")?.hidden || window.headroom?.ended);

    function reasonOf(what) {
        if (location.protocol === "file:") {
            return "Browsers do not let a page that was opened from a disk load its own parts. Serve this folder " +
                   "with any web server, for example \"python3 -m http.server\", and open the address that it tells.";
        }
        if (window.origin === "null") {
            return "This page is shown in a frame that does not let it load its own parts. " +
                   "Open it in a tab of its own: " + location.href.split("#")[0];
        }
        return what;
    }

    function tell(what) {
        if (ready()) return;
        const show = () => {
            const box = document.getElementById("message");
            document.getElementById("message-text").textContent = reasonOf(what);
            if (box.querySelector("button")) return;
            const button = document.createElement("button");
            button.textContent = "Try again";
            button.onclick = () => location.reload();
            box.append(button);
        };
        if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
        else show();
    }

    window.addEventListener("error", (event) => {
        const source = event.target?.src;
        if (source) {
            const name = source.split("/").pop();
            const part = name === "boot.js" ? "A part of this page" : name;
            tell(part + " could not be loaded. Check the connection and try again. " +
                 "If it stays so, the page was not copied to its place completely.");
        } else if (event.message) {
            tell("Headroom could not start: " + event.message);
        }
    }, true);
    window.addEventListener("unhandledrejection", (event) => {
        tell("Headroom could not start: " + (event.reason?.message ?? event.reason));
    });
    setTimeout(() => tell("Headroom is still loading. The connection may be slow; you can wait or try again."), slow);
})();
