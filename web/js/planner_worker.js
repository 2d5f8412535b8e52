// A Web Worker that plays planning work in an instance of the page's module of its own.
// Static hosting is enough: no shared memory, so
// no COOP or COEP headers, and nothing is compiled at run time but WebAssembly.
//
// In:   {kind: "live", life}                  holds the lock of that name; {kind: "alive"} when it does; comes first
//       {kind: "start", module}               loads the module, compiled already unless it is null; before any request
//       {id, kind: "prepare", request}      -> {id, kind: "ready", replications} or {id, kind: "error", text}
//       {id, kind: "part", first, count}    -> {id, kind: "part", first, count, bytes, milliseconds}
//       {id, kind: "merge", parts, result}  -> {id, kind: "merged", target, result}   (the sum stays in the worker)
//       {id, kind: "request", request}      -> {id, kind: "progress", fraction} ..., {id, kind: "result", result}
//       {id, kind: "cancel"}                   forgets the request
// A failure of any of them is {id, kind: "error", text}.

"use strict";

importScripts("../headroom.js");

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let begin = null;
const starting = new Promise((resolve) => { begin = resolve; }); // the module: messages may come in while it loads
let module = null;
let current = null; // the id of the request that is prepared

/** The .wasm file lies beside the module's script, not beside this one. In the page of one file it is nowhere. */
const locateFile = (name) => self.location.protocol === "blob:" ? name : new URL("../" + name, self.location.href).href;

function start(compiled) {
    if (!compiled) return createHeadroom({ locateFile });
    return new Promise((resolve, reject) => {
        const instantiateWasm = (imports, done) => {
            WebAssembly.instantiate(compiled, imports).then((instance) => done(instance, compiled)).catch(reject);
            return {}; // it comes later
        };
        createHeadroom({ locateFile, instantiateWasm }).then(resolve, reject);
    });
}

/** Holds a lock as long as this worker lives, by which the page notices that it is gone. */
function holdLife(name) {
    if (!name || !self.navigator.locks) return;
    navigator.locks.request(name, () => {
        self.postMessage({ kind: "alive" });
        return new Promise(() => {});
    }).catch(() => { /* nobody notices then */ });
}

/** Calls `use(address, size)` with a copy of the bytes in the module's memory. */
function lend(bytes, use) {
    const address = module._malloc(bytes.length || 1);
    try {
        module.HEAPU8.set(bytes, address);
        return use(address, bytes.length);
    } finally {
        module._free(address);
    }
}

/** A copy of the answer of the last call. */
function answer() {
    const address = module._headroom_out();
    return module.HEAPU8.slice(address, address + module._headroom_out_size());
}

const answerText = () => decoder.decode(answer());

const handlers = {
    prepare({ id, request }) {
        const replications = lend(encoder.encode(request), (a, n) => module._planner_prepare(a, n));
        if (replications < 0) return { kind: "error", text: answerText() };
        current = id;
        return { kind: "ready", replications };
    },
    part({ first, count }) {
        const begin = performance.now();
        module._planner_part(first, count);
        return { kind: "part", first, count, bytes: answer(), milliseconds: performance.now() - begin };
    },
    merge({ parts, result }) {
        for (const part of parts) lend(part, (a, n) => module._planner_add(a, n));
        const target = module._planner_merge();
        if (!result) return { kind: "merged", target, result: null };
        module._planner_result();
        return { kind: "merged", target, result: answerText() };
    },
    request({ id, request }) {
        module.onProgress = (fraction) => {
            self.postMessage({ id, kind: "progress", fraction });
            return true;
        };
        lend(encoder.encode(request), (a, n) => module._planner_request(a, n));
        return { kind: "result", result: answerText() };
    },
    cancel() {
        current = null;
        return null;
    },
};

self.onmessage = async ({ data }) => {
    try {
        if (data.kind === "live") {
            holdLife(data.life);
            return;
        }
        if (data.kind === "start") {
            begin(start(data.module));
            return;
        }
        module = await starting;
        const needsRequest = data.kind === "part" || data.kind === "merge";
        if (needsRequest && data.id !== current) return; // cancelled in the meantime
        const reply = handlers[data.kind](data);
        if (!reply) return;
        const transfer = reply.bytes ? [reply.bytes.buffer] : [];
        self.postMessage({ id: data.id, ...reply }, transfer);
    } catch (error) {
        self.postMessage({ id: data.id, kind: "error", text: String(error?.message ?? error) });
    }
};
