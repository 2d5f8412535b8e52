// Starts the page: loads the module, wires input, files and the frame loop, and publishes
// window.headroom (page interface).

import { createApi, createApiWithout } from "./api.js";
import { connectChoices } from "./choices.js";
import { connectColumns } from "./columns.js";
import { compiledModule, instantiated } from "./compiled_module.js";
import { connectEmbedding, isEmbedded } from "./embed.js";
import { connectFiles } from "./files.js";
import { connectFrame } from "./frame.js";
import { connectInput } from "./input.js";
import { connectKept } from "./kept.js";
import { connectLessons } from "./lessons.js";
import { connectLink } from "./link.js";
import { connectLetters } from "./letters.js";
import { createLoop } from "./loop.js";
import { connectMirror } from "./mirror.js";
import { hideMessage, showMessage } from "./message.js";
import { wrapModule } from "./module.js";
import { carriedDemo } from "./one_file.js";
import { connectPreferences } from "./preferences.js";
import { connectRequests } from "./requests.js";
import { connectTheme } from "./theme.js";
import { connectUpdates } from "./updates.js";
import { showWithoutGraphics } from "./without_graphics.js";

const canvas = document.getElementById("canvas");
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser cannot run WebAssembly, which Headroom is made of. Use a current browser; " +
                    "some switch WebAssembly off in a lockdown or high-security mode.");
  }
  if (typeof createHeadroom !== "function") {
    throw new Error("headroom.js could not be loaded. Check the connection and try again. " +
                    "If it stays so, the page was not copied to its place completely.");
  }
  const module = wrapModule(await instantiated(await compiledModule(), { canvas }));
  if (!module.start()) {
    showWithoutGraphics(module, "Headroom draws with WebGL 2, which this browser does not offer. Switch on " +
                                "hardware acceleration, or use a current browser. The figures are here all the same:");
    return { ok: false, api: createApi(module, { request() {} }),
             message: "Headroom draws with WebGL 2, which this browser does not offer." };
  }
  const loop = createLoop(module, canvas);
  const files = connectFiles(module, loop);
  connectTheme(module, loop);
  connectPreferences(module, loop);
  connectLetters(module, loop);
  connectColumns(module, loop);
  connectChoices(module, loop);
  connectLessons(module, loop);
  const kept = connectKept(module, loop);
  const requests = connectRequests(module, loop, files, canvas, kept);
  loop.onFrame(requests);
  connectFrame(module, loop, canvas);
  loop.onFrame(connectInput(module, loop, canvas));
  connectMirror(module, loop);
  const api = createApi(module, loop);
  watchContext(module, kept);
  loop.onFailure((error) => tellFailure(error, kept));
  watchTraps(loop);

  // A browser that is slow with its storage must not hold up the page.
  module.setEmbedded(isEmbedded() ? 1 : 0);
  const offered = isEmbedded() ? null : kept.offer(); // in a frame the host says what is shown
  const opened = connectLink(module, loop) || (carriedDemo() !== "" && module.openLink(carriedDemo()) === 1);
  if (!opened) await Promise.race([offered, pause(500)]);
  loop.drawNow();
  hideMessage();
  connectEmbedding(api, module, loop);
  if (!isEmbedded()) connectUpdates(kept);
  return { ok: true, api };
}

/// A lost context cannot be drawn on; loading the page again gets a new one.
function watchContext(module, kept) {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    kept.write();
    showWithoutGraphics(module, "The graphics of this page were reset by the browser. What you did is kept; " +
                                "load the page again to go on. The figures as they were:", "Load the page again");
  });
}

/// A trap of the module may come from any listener.
function watchTraps(loop) {
  const kinds = [WebAssembly.RuntimeError, WebAssembly.Exception].filter(Boolean);
  const look = (error) => { if (kinds.some((kind) => error instanceof kind)) loop.fail(error); };
  window.addEventListener("error", ({ error }) => look(error));
  window.addEventListener("unhandledrejection", ({ reason: error }) => look(error));
}

/// The module cannot go on after a failure of its own; everything kept so far is offered after loading again.
function tellFailure(error, kept) {
  kept.write().catch(() => { /* what was written before is still there */ });
  showMessage("Headroom ran into an error of its own and had to stop. What you did is kept in this browser; load the " +
              `page again to go on. (${error?.message ?? error})`, "Load the page again");
}

let settle;
let reason = "The page is not ready yet: await window.headroom.ready first.";
window.headroom = { ready: new Promise((resolve) => { settle = resolve; }), ...createApiWithout(() => reason) };

start().then(({ ok, api, message }) => {
  Object.assign(window.headroom, api);
  settle(ok ? { ok } : { ok, message });
}, (error) => {
  reason = error.message;
  showMessage(error.message, "Try again");
  window.headroom.ended = true;
  settle({ ok: false, message: error.message });
});
