// Planning in Web Workers. The pool is loaded when a question is to be expected.

const progressMilliseconds = 150; // between two frames that show only how far a job is

/** Without the line breaks and indents between its values, which are two thirds of a large document. */
const compact = (text) => text.startsWith("{") ? text.replace(/\n */g, "") : text;

export function connectJobs(module, loop) {
  let pool = null;
  let quietUntil = 0; // no progress is shown before
  const running = new Map(); // our number of a job -> the pool's

  async function thePool() {
    pool ??= import("./planner_pool.js").then(({ createPlannerPool }) => createPlannerPool());
    return pool;
  }

  async function start(id, request) {
    running.set(id, null);
    const finish = (tell) => {
      if (!running.delete(id)) return; // cancelled
      tell();
      loop.request();
    };
    try {
      const workers = await thePool();
      if (!running.has(id)) return;
      running.set(id, workers.start(request, {
        onProgress: (fraction, partial) => {
          if (!running.has(id)) return;
          // A frame takes time from the workers where the browser draws without a graphics card.
          const now = performance.now();
          if (partial === null && now < quietUntil) return;
          quietUntil = now + progressMilliseconds;
          module.jobProgress(id, fraction, compact(partial ?? ""));
          loop.request();
        },
        onDone: (result) => finish(() => module.jobDone(id, compact(result))),
        onError: (text) => finish(() => module.jobFailed(id, String(text))),
      }));
    } catch (error) {
      pool = null;
      finish(() => module.jobFailed(id, `The planner could not be started: ${error.message}`));
    }
  }

  /// A question will come soon: its first figures should not wait for workers and their module.
  async function warm() {
    try {
      (await thePool()).warm();
    } catch {
      pool = null; // the question itself will tell
    }
  }

  async function cancel(id) {
    const job = running.get(id);
    running.delete(id);
    if (job !== undefined && job !== null) (await thePool()).cancel(job);
  }

  return { start, warm, cancel };
}
