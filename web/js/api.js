// window.headroom of the page interface. Errors are results, never exceptions.

import { linkOf } from "./link.js";

/// A text as it is; other values as JSON; values that JSON cannot hold (cycles, big integers) as "".
function asText(value) {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
const failure = (message) => ({ ok: false, error: null, message });
const inputError = (file, message) => (
  { ok: false, errors: [{ file, line: 0, column: 0, pointer: "", message, text: message }] });

/// What there is before the page is ready, and where it cannot start: the same names, and the reason.
export function createApiWithout(reason) {
  const told = () => failure(reason());
  const text = () => "";
  return {
    version: "", load: () => inputError("", reason()), step: told, advanceTo: told, runToEnd: told, seek: told,
    report: text, scenario: text, link: text, lesson: () => null, widgets: () => [], frames: () => 0,
    frameWork: () => [],
  };
}

export function createApi(module, loop) {
  /// Runs one call and turns whatever goes wrong into a result.
  const call = (work, failed = failure) => {
    try {
      return work();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) loop.fail?.(error); // the module cannot go on
      return failed(String(error?.message ?? error));
    }
  };
  /// The same, and what it changed is drawn.
  const change = (work, failed) => {
    try {
      return call(work, failed);
    } finally {
      loop.request();
    }
  };
  const nothing = (value) => () => value;
  return {
    version: module.version(),
    load: (text, name = "scenario.json") => change(() => JSON.parse(module.load(asText(text), asText(name))),
                                                   (message) => inputError(asText(name), message)),
    step: (command) => change(() => JSON.parse(module.step(asText(command)))),
    advanceTo: (when) => change(() => JSON.parse(module.advanceTo(asText(when)))),
    runToEnd: () => change(() => JSON.parse(module.runToEnd())),
    seek: (when) => change(() => JSON.parse(module.seek(asText(when)))),
    report: () => call(() => module.report(), nothing("")),
    scenario: () => call(() => module.scenario(), nothing("")),
    link: () => call(() => linkOf(module), nothing("")),
    lesson: () => call(() => JSON.parse(module.lesson()), nothing(null)),
    widgets: () => call(() => JSON.parse(module.widgets()), nothing([])),
    frames: () => module.frames(),
    frameWork: () => JSON.parse(module.frameWork()),
  };
}
