// Headroom in a program: scenarios played step by step, and studies of their risk. See index.d.ts and README.md.
// Everything is computed here, by the WebAssembly module that the page uses as well; nothing is sent anywhere.

import createHeadroom from "./headroom.js";
import { compileModule } from "#compile";

let given = null; // what useWasm() was called with
let compiled = null;
let shared = null; // the instance that plays sandboxes

/** Where the module comes from, when a bundler has moved it: bytes, a Response, a URL or a WebAssembly.Module. */
export function useWasm(source) {
    given = source;
    compiled = null;
    shared = null;
}

async function compileGiven(source) {
    const value = await source;
    if (value instanceof WebAssembly.Module) return value;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return WebAssembly.compile(value);
    const response = typeof Response === "function" && value instanceof Response ? value : await fetch(value);
    if (!response.ok) throw new Error(`headroom.wasm could not be loaded (${response.status})`);
    return WebAssembly.compile(await response.arrayBuffer());
}

async function instantiate() {
    compiled ??= (given === null ? compileModule() : compileGiven(given)).catch((error) => {
        compiled = null; // the next call tries again
        throw error;
    });
    const module = await compiled;
    const raw = await createHeadroom({
        instantiateWasm(imports, done) {
            WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
            return {}; // it comes later
        },
    });
    return wrap(raw);
}

/** Calls with texts: they are copied into the module's memory for as long as the call lasts. */
function wrap(raw) {
    const lend = (texts, use) => {
        const addresses = texts.map((text) => {
            const size = raw.lengthBytesUTF8(text) + 1;
            const address = raw._malloc(size);
            raw.stringToUTF8(text, address, size);
            return address;
        });
        try {
            return use(...addresses);
        } finally {
            addresses.forEach((address) => raw._free(address));
        }
    };
    return { raw, lend, text: (address) => raw.UTF8ToString(address) };
}

const sharedInstance = () => {
    shared ??= instantiate().catch((error) => {
        shared = null;
        throw error;
    });
    return shared;
};

const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** A scenario that is not valid. `errors` are the places: {file, line, column, pointer, message}. */
export class ScenarioError extends Error {
    constructor(errors) {
        super(errors.map(({ file, line, column, pointer, message }) =>
            `${file}:${line}:${column}: ${pointer ? `${pointer}: ` : ""}${message}`).join("\n"));
        this.name = "ScenarioError";
        this.errors = errors;
    }
}

class Sandbox {
    #module;
    #number;

    constructor(module, number) {
        this.#module = module;
        this.#number = number;
    }

    #ask(name, ...texts) {
        if (this.#number === 0) throw new Error("this sandbox is closed");
        const { raw, lend, text } = this.#module;
        return lend(texts, (...addresses) => text(raw[`_session_${name}`](this.#number, ...addresses)));
    }

    get now() { return JSON.parse(this.#ask("now")).now; }
    get end() { return JSON.parse(this.#ask("now")).end; }
    step(command) { return JSON.parse(this.#ask("step", asText(command))); }

    advance(when) {
        if (when === undefined || when === "") throw new TypeError("advance(when): an instant, a date or a span");
        const outcome = JSON.parse(this.#ask("advance", when instanceof Date ? instantText(when) : String(when)));
        if (!outcome.ok) throw new RangeError(outcome.message);
        return outcome.now;
    }

    runToEnd() { return JSON.parse(this.#ask("advance", "")).now; }
    report() { return JSON.parse(this.reportText()); }
    reportText() { return this.#ask("report"); }
    state() { return JSON.parse(this.#ask("state")); }
    scenario() { return JSON.parse(this.#ask("scenario")); }

    close() {
        if (this.#number !== 0) this.#module.raw._session_close(this.#number);
        this.#number = 0;
    }
}

const instantText = (date) => date.toISOString().replace(/\.\d+Z$/, "Z");

/** Opens a scenario (an object or JSON text) at its start. */
export async function load(scenario, { file = "scenario.json", seed, until, set = {} } = {}) {
    const module = await sharedInstance();
    const { raw, lend, text } = module;
    for (const [pointer, value] of Object.entries(set)) {
        lend([pointer, JSON.stringify(value)], (...addresses) => raw._session_set(...addresses));
    }
    const number = lend([asText(scenario), file, seed === undefined ? "" : String(seed), until ?? ""],
                        (...addresses) => raw._session_open(...addresses));
    if (number === 0) throw new ScenarioError(JSON.parse(text(raw._session_answer())).errors);
    return new Sandbox(module, number);
}

/** Plays a scenario to its end; its report, as `headroom run --json` writes it. */
export async function run(scenario, options) {
    const sandbox = await load(scenario, options);
    try {
        sandbox.runToEnd();
        return sandbox.report();
    } finally {
        sandbox.close();
    }
}

const pause = () => new Promise((done) => { setTimeout(done, 0); });
const partMilliseconds = 50;

function checked(documentText) {
    const document = JSON.parse(documentText);
    if (document.errors && document.schema === undefined) throw new ScenarioError(document.errors);
    return document;
}

const studyOptions = ({ set = {}, ...options }) => ({
    ...options, set: Object.entries(set).map(([pointer, value]) => ({ pointer, value: JSON.stringify(value) })),
});

/** Plays the replications of a study in parts, so that timers and events of the program have their turn. */
async function study(request, { onProgress, signal }) {
    signal?.throwIfAborted();
    const { raw } = await instantiate(); // of its own: a module prepares one study at a time
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    const address = raw._malloc(bytes.length);
    raw.HEAPU8.set(bytes, address);
    const replications = raw._planner_prepare(address, bytes.length);
    raw._free(address);
    const answer = () => raw.HEAPU8.slice(raw._headroom_out(), raw._headroom_out() + raw._headroom_out_size());
    const answerText = () => new TextDecoder().decode(answer());
    if (replications < 0) checked(answerText());
    let played = 0;
    let size = 1;
    for (let target = raw._planner_merge(); played < target;) {
        const count = Math.min(size, target - played);
        const began = performance.now();
        raw._planner_part(played, count);
        const part = answer();
        const place = raw._malloc(part.length);
        raw.HEAPU8.set(part, place);
        raw._planner_add(place, part.length);
        raw._free(place);
        played += count;
        if (played === target) target = raw._planner_merge();
        const took = Math.max(performance.now() - began, 0.01);
        size = Math.max(1, Math.min(count * 8, Math.floor(count * partMilliseconds / took)));
        onProgress?.(Math.min(1, played / replications));
        await pause();
        signal?.throwIfAborted();
    }
    raw._planner_result();
    return checked(answerText());
}

/** The risk of a scenario: the document of `headroom risk --json`. */
export function risk(scenario, { onProgress, signal, ...options } = {}) {
    return study({ verb: "risk", scenario: asText(scenario), file: "scenario.json", options: studyOptions(options) },
                 { onProgress, signal });
}

/** The same demand under different splits, paired: the document of `headroom compare --json`. */
export function compare(scenarios, { onProgress, signal, ...options } = {}) {
    const all = scenarios.map((scenario, index) => ({ file: `scenario-${index + 1}.json`, text: asText(scenario) }));
    return study({ verb: "compare", scenarios: all, options: studyOptions(options) }, { onProgress, signal });
}

/** The scenarios that come with Headroom: [{name, title, scenario}]. */
export async function presets() {
    const { raw, text } = await sharedInstance();
    return JSON.parse(text(raw._headroom_presets()))
        .map((preset) => ({ name: preset.name, title: preset.title, scenario: JSON.parse(preset.text) }));
}

/** For example "0.1.0". */
export async function version() {
    const { raw, text } = await sharedInstance();
    return text(raw._headroom_version());
}
