// window.headroom of the contract §4. Errors are results, never exceptions.

import { linkOf } from "./link.js";

const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value) ?? "");

export function createApi(module, loop) {
  /// Runs one call, draws what it changed, and turns whatever goes wrong into a result.
  const call = (work) => {
    try {
      return work();
    } catch (error) {
      return { ok: false, error: null, message: String(error?.message ?? error) };
    } finally {
      loop.request();
    }
  };
  return {
    version: module.version(),
    load: (text, name = "scenario.json") => call(() => JSON.parse(module.load(asText(text), name))),
    step: (command) => call(() => JSON.parse(module.step(asText(command)))),
    advanceTo: (when) => call(() => JSON.parse(module.advanceTo(asText(when)))),
    runToEnd: () => call(() => JSON.parse(module.runToEnd())),
    seek: (when) => call(() => JSON.parse(module.seek(asText(when)))),
    report: () => module.report(),
    scenario: () => module.scenario(),
    link: () => linkOf(module),
    widgets: () => JSON.parse(module.widgets()),
    frames: () => module.frames(),
    frameWork: () => JSON.parse(module.frameWork()),
  };
}
