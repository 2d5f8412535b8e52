// The page inside another page, with ?embed=1: the host drives it by messages (docs/embedding.md). Only the window that
// holds the frame is heard, and only with the origin that the browser names as its own; whatever else comes in, and
// messages that are no calls, get no answer at all.

const methods = ["load", "step", "advanceTo", "runToEnd", "report", "scenario", "seek", "link", "widgets", "frames",
                 "lesson"];
const longestText = 8_000_000; // characters of a scenario

const parameters = () => new URLSearchParams(location.search);

/// Whether the page is to leave out what a frame does not need.
export const isEmbedded = () => parameters().get("embed") === "1";

/// The origin of the window around this one; null when the browser does not tell and the address does not say.
function hostOrigin() {
  const named = parameters().get("host");
  if (named !== null) return named;
  if (location.ancestorOrigins?.length > 0) return location.ancestorOrigins[0];
  try {
    return new URL(document.referrer).origin;
  } catch {
    return null;
  }
}

/// {id, method, args} of a well-formed call; null for anything else.
function callIn(data) {
  if (typeof data !== "object" || data === null || data.headroom !== 1) return null;
  const { id, method, args = [] } = data;
  const known = typeof method === "string" && (methods.includes(method) || method === "version");
  const named = typeof id === "number" || (typeof id === "string" && id.length <= 100);
  if (!known || !named || !Array.isArray(args) || args.length > 2) return null;
  const fitting = args.every((value) => typeof value === "string" ? value.length <= longestText
                                                                  : typeof value === "object" && value !== null);
  return fitting ? { id, method, args } : null;
}

function answerTo({ id, method, args }, api) {
  const answer = { headroom: 1, id };
  try {
    const result = method === "version" ? api.version : api[method] === undefined ? null : api[method](...args);
    return { ...answer, ok: true, result };
  } catch (error) {
    return { ...answer, ok: false, error: String(error?.message ?? error) };
  }
}

/// Listens to the host once the page is ready, and tells it what happens: "ready", "changed", "lessonSolved".
export function connectEmbedding(api, module, loop) {
  const host = window.parent;
  const origin = hostOrigin();
  if (!isEmbedded() || host === window || origin === null) return;
  const target = origin === "null" ? "*" : origin; // a host without an origin, such as a file
  const post = (message) => host.postMessage(message, target);
  window.addEventListener("message", (event) => {
    if (event.source !== host || event.origin !== origin) return;
    const call = callIn(event.data);
    if (call !== null) post(answerTo(call, api));
  });
  let revision = module.revision();
  let solved = false;
  loop.onFrame(() => {
    if (module.revision() === revision) return;
    revision = module.revision();
    post({ headroom: 1, event: "changed" });
    const lesson = api.lesson?.() ?? null;
    if (lesson?.solved && !solved) post({ headroom: 1, event: "lessonSolved", name: lesson.name, moves: lesson.moves });
    solved = lesson?.solved === true;
  });
  post({ headroom: 1, event: "ready", version: api.version });
}
