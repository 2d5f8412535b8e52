// Planning in the background, divided over Web Workers. The division changes no byte of the result: it is the same as
// that of the command line.
//
//   const pool = createPlannerPool();
//   const id = pool.start(JSON.stringify({verb: "risk", scenario: text, options: {}}), {
//       onProgress: (fraction, partialResultJson) => {},   // partialResultJson may be null
//       onDone: (resultJson) => {},
//       onError: (text) => {},
//   });
//   pool.cancel(id);

import { compiledModule } from "./compiled_module.js";
import { lifeName, watchLife } from "./worker_life.js";
import { workerUrl } from "./one_file.js";

const firstChunk = 1; // replications; the next parts grow from how long it took
const chunkMilliseconds = 150; // what a part should take
const shortestMilliseconds = 20; // parts are not divided further near the end
const firstResultMilliseconds = 100; // after the first part
const resultMilliseconds = 500; // how often a partial result is made, and ...
const resultShare = 0.1; // ... the share of the time that making it may take
const dividedVerbs = ["risk", "compare"];

/** A job that has not begun; `what` is who asked for what. */
const newJob = (what) => ({ ...what, next: 0, target: 0, played: 0, parts: [], merging: false, mergeBegan: 0,
                            nextMerge: Infinity });

/** Several jobs run one after the other; the workers live on between them. */
export function createPlannerPool({ workers = Math.min(navigator.hardwareConcurrency || 2, 8),
                                    url = workerUrl(new URL("planner_worker.js", import.meta.url)) } = {}) {
    let crew = [];
    let job = null;
    let nextId = 1;
    const waiting = [];

    function hire() {
        while (crew.length < workers) {
            const member = { worker: new Worker(url), size: firstChunk, pace: 0, busy: false, ready: false,
                             life: lifeName(), unwatch: () => {} };
            member.worker.postMessage({ kind: "live", life: member.life });
            // Without it the worker compiles for itself.
            compiledModule().catch(() => null)
                .then((module) => member.worker.postMessage({ kind: "start", module }));
            member.worker.onmessage = ({ data }) => hear(member, data);
            member.worker.onerror = (event) => {
                event.preventDefault?.();
                lose("The part of the page that plans in the background could not be started" +
                     (event.message ? ` (${event.message}).` : ".") + " Load the page again to try once more.");
            };
            crew.push(member);
        }
    }

    /** Ends what the workers are at: a call into the module cannot be interrupted otherwise. */
    function dismiss() {
        for (const { worker, unwatch } of crew) {
            unwatch();
            // One that is still loading tells of an error, which is none of the next job's.
            worker.onmessage = null;
            worker.onerror = null;
            worker.terminate();
        }
        crew = [];
    }

    function begin() {
        if (job || waiting.length === 0) return;
        job = waiting.shift();
        hire();
        if (!job.divided) {
            crew[0].worker.postMessage({ id: job.id, kind: "request", request: job.request });
            return;
        }
        for (const member of crew) {
            Object.assign(member, { ready: false, busy: true, size: firstChunk, pace: 0 });
            member.worker.postMessage({ id: job.id, kind: "prepare", request: job.request });
        }
    }

    /** A worker is gone or never came: the job begins anew, once. */
    function lose(text) {
        dismiss();
        if (!job) return;
        if (job.begunAnew) {
            fail(text);
            return;
        }
        const { id, request, divided, onProgress, onDone, onError } = job;
        waiting.unshift(newJob({ id, request, divided, onProgress, onDone, onError, begunAnew: true }));
        job = null;
        begin();
    }

    function fail(text) {
        const { onError } = job;
        dismiss();
        job = null;
        onError?.(text);
        begin();
    }

    function finish(result) {
        const { onDone, id } = job;
        for (const member of crew) member.worker.postMessage({ id, kind: "cancel" });
        job = null;
        onDone?.(result);
        begin();
    }

    /** Hands out the next replications to a worker that has nothing to do. */
    function assign(member) {
        if (member.busy || !member.ready || job.next >= job.target) return;
        const left = job.target - job.next;
        // Near the end all workers should finish together, without parts that are hardly worth a message.
        const fair = Math.ceil(left / (2 * crew.length));
        const least = member.pace > 0 ? Math.floor(shortestMilliseconds / member.pace) : 1;
        const count = Math.min(left, Math.max(1, Math.min(member.size, Math.max(fair, least))));
        member.busy = true;
        member.worker.postMessage({ id: job.id, kind: "part", first: job.next, count });
        job.next += count;
    }

    /** Parts go to the first worker to be added up; it tells whether more are needed. */
    function merge() {
        const allPlayed = job.played === job.target;
        const due = job.parts.length > 0 && performance.now() > job.nextMerge;
        if (job.merging || !crew[0].ready || (!allPlayed && !due)) return;
        job.mergeBegan = performance.now();
        job.merging = true;
        const parts = job.parts.splice(0);
        const transfer = parts.map((part) => part.buffer);
        job.mergedPlayed = job.played;
        crew[0].worker.postMessage({ id: job.id, kind: "merge", parts, result: job.played > 0 }, transfer);
    }

    function hearMerged({ target, result }) {
        job.merging = false;
        const now = performance.now();
        if (result !== null) {
            job.nextMerge = now + Math.max(resultMilliseconds, (now - job.mergeBegan) / resultShare);
        }
        const everything = job.mergedPlayed === job.target && job.parts.length === 0;
        if (everything && target <= job.target) {
            finish(result);
            return;
        }
        if (everything) job.target = target;
        job.onProgress?.(job.played / job.replications, result);
        for (const member of crew) assign(member);
        merge();
    }

    function hear(member, message) {
        if (message.kind === "alive") {
            member.unwatch = watchLife(member.life, () => lose(
                "The browser has ended the planning in the background, probably for lack of memory. " +
                "Close other tabs, or ask for fewer replications."));
            return;
        }
        if (!job || message.id !== job.id) return;
        if (message.kind === "error") {
            fail(message.text);
        } else if (message.kind === "ready") {
            Object.assign(member, { ready: true, busy: false });
            job.replications = message.replications;
            if (member === crew[0]) merge(); // of nothing: tells how many replications to begin with
            assign(member);
        } else if (message.kind === "part") {
            member.busy = false;
            member.pace = Math.max(message.milliseconds, 0.05) / message.count;
            member.size = Math.max(1, Math.min(message.count * 16, Math.floor(chunkMilliseconds / member.pace)));
            if (job.nextMerge === Infinity) job.nextMerge = performance.now() + firstResultMilliseconds;
            job.parts.push(message.bytes);
            job.played += message.count;
            job.onProgress?.(job.played / job.replications, null);
            assign(member);
            merge();
        } else if (message.kind === "merged") {
            hearMerged(message);
        } else if (message.kind === "progress") {
            job.onProgress?.(message.fraction, null);
        } else if (message.kind === "result") {
            finish(message.result);
        }
    }

    return {
        start(request, { onProgress, onDone, onError } = {}) {
            const id = nextId++;
            let divided = false;
            try {
                divided = dividedVerbs.includes(JSON.parse(request).verb);
            } catch {
                // The worker tells what is wrong with it.
            }
            waiting.push(newJob({ id, request, divided, onProgress, onDone, onError }));
            begin();
            return id;
        },
        /** Makes the workers ready for the first job, which then begins at once. */
        warm() {
            hire();
        },
        cancel(id) {
            const index = waiting.findIndex((one) => one.id === id);
            if (index >= 0) waiting.splice(index, 1);
            if (job?.id !== id) return;
            dismiss();
            job = null;
            begin();
        },
        /** Ends everything; nothing is called back any more. */
        close() {
            waiting.length = 0;
            job = null;
            dismiss();
        },
    };
}
