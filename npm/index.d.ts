/** Headroom: a planning sandbox for the license splits of Parallels Mac Management. */

/** RFC 3339 in UTC ("2017-03-01T08:00:00Z"), a date ("2017-03-01"), or a span from the scenario's start ("3d12h"). */
export type Moment = string;

/** A scenario (`headroom schema scenario`), as an object or as JSON text. */
export type ScenarioInput = string | Scenario;

export interface Scenario {
    schema: "headroom/scenario/1";
    name: string;
    description?: string;
    seed?: number;
    start: string;
    end: Moment;
    settings?: Record<string, number>;
    world?: Record<string, unknown>;
    steps?: Step[];
    demand?: Record<string, unknown>[];
    faults?: Record<string, unknown>[];
    expect?: Record<string, unknown>[];
    expectRisk?: Record<string, unknown>[];
    costs?: Record<string, unknown>;
    [member: string]: unknown;
}

/** A command; it happens now. */
export interface Command {
    do: string;
    as?: string;
    save?: string;
    [argument: string]: unknown;
}

/** A command and when it is given. */
export interface Step extends Command {
    at: Moment;
}

/** What became of a command. A refusal is a result, not an exception. */
export interface Outcome {
    ok: boolean;
    /** How many Macs or addresses it was done for, and refused for. */
    done?: number;
    refused?: number;
    /** "E_LICENSE_LIMIT" and so on; null when it was done; "E_INPUT" when the command itself is malformed. */
    error: string | null;
    message?: string;
    details?: Record<string, unknown>;
    warning?: string | null;
    saved?: string | null;
}

export interface Breach {
    site: string;
    key: string | null;
    from: string;
    /** null while it lasts */
    to: string | null;
    peakExcess: number;
    cause: "shrunk" | "expired" | "totalReduced" | "discovery" | "competition" | "smallerKey" | "deactivated" |
        "revoked";
}

/** `headroom schema report` */
export interface Report {
    schema: "headroom/report/1";
    engine: { version: string };
    scenario: { name: string; sha256: string };
    seed: number;
    from: string;
    to: string;
    /** null: nothing failed, and nothing could be judged */
    passed: boolean | null;
    steps: (Outcome & { index: number; at: string; do: string; failure?: string })[];
    expectations: { index: number; at: string; get: string; passed: boolean | null; expected: unknown; actual: unknown;
                    because?: string; message?: string }[];
    breaches: Breach[];
    refusals: Record<string, number>;
    metrics: { events: number; balloons: number; breachHours: number; overLimitMacDays: number;
               idleReservedDays: number };
    traceHash: string;
    state: State;
}

/** The state document (`headroom schema state`). */
export interface State {
    now: string;
    subscriptions: Record<string, Record<string, unknown>>;
    keys: Record<string, Record<string, unknown>>;
    sites: Record<string, Record<string, unknown>>;
    totals: { managed: number; breaches: number; breachHours: number; refusals: Record<string, number>;
              [figure: string]: unknown };
    [part: string]: unknown;
}

export interface Estimate { value: number; low: number; high: number }
export interface Mean { mean: number; low: number; high: number }

/** `headroom schema risk` */
export interface Risk {
    schema: "headroom/risk/1";
    replications: number;
    confidence: number;
    seed: number;
    from: string;
    to: string;
    warmup: string;
    sites: Record<string, SiteRisk>;
    overall: { breachProbability: Estimate; [figure: string]: unknown };
    daily: { dates: string[]; used: Record<string, { p05: number[]; p25: number[]; p50: number[]; p75: number[];
                                                     p95: number[] }> };
    /** The verdicts on expectRisk; only with `check`. */
    check?: { passed: boolean | null;
              expectations: { index: number; get: string; verdict: "pass" | "fail" | "inconclusive";
                              value: number | null; low: number | null; high: number | null; message: string }[] };
    [member: string]: unknown;
}

export interface SiteRisk {
    breachProbability: Estimate;
    refusalProbability: Estimate;
    refusedShare: Estimate;
    overLimitDays: Mean;
    peakUsed: { mean: number; p50: number; p90: number; p95: number; p99: number };
    finalUsed: { mean: number; variance: number; p05: number; p50: number; p95: number };
    firstBreach: { p05: string | null; p50: string | null; p95: string | null };
    [figure: string]: unknown;
}

export interface LoadOptions {
    /** Name in messages; "scenario.json". */
    file?: string;
    /** Instead of the scenario's own. */
    seed?: number | bigint | string;
    /** Plays up to this moment and no further. */
    until?: Moment;
    /** JSON pointers into the scenario, and what to put there: {"/world/sites/0/macs": 40}. */
    set?: Record<string, unknown>;
}

export interface StudyOptions {
    replications?: number;
    minReplications?: number;
    /** Stops as soon as the interval of every probability is this narrow to either side. */
    precision?: number;
    confidence?: number;
    warmup?: string;
    seed?: number;
    path?: "automatic" | "counts" | "full";
    fixedParameters?: boolean;
    set?: Record<string, unknown>;
    /** Called with the share of the replications that is done. */
    onProgress?: (fraction: number) => void;
    /** Ends the study; the promise is rejected with the signal's reason. */
    signal?: AbortSignal;
}

/** A scenario being played. Holds memory until it is closed. */
export interface Sandbox {
    /** Where the clock stands, and the last instant that it reaches. */
    readonly now: string;
    readonly end: string;
    /** Gives a command now. */
    step(command: Command | string): Outcome;
    /** Plays everything up to and including the moment, never backwards; the new `now`.
     *  @throws RangeError when the text is no moment */
    advance(when: Moment | Date): string;
    runToEnd(): string;
    /** What happened until now. */
    report(): Report;
    /** The bytes of `headroom run --json`. */
    reportText(): string;
    state(): State;
    /** The scenario, with every command given by hand as a step. */
    scenario(): Scenario;
    close(): void;
}

export interface InputError { file: string; line: number; column: number; pointer: string; message: string }

/** A scenario that is not valid. */
export class ScenarioError extends Error {
    readonly errors: InputError[];
}

/** Opens a scenario at its start. @throws ScenarioError */
export function load(scenario: ScenarioInput, options?: LoadOptions): Promise<Sandbox>;

/** Plays a scenario to its end. @throws ScenarioError */
export function run(scenario: ScenarioInput, options?: LoadOptions): Promise<Report>;

/** Plays replications on this thread, in parts, and gives the same numbers as `headroom risk`. @throws ScenarioError */
export function risk(scenario: ScenarioInput, options?: StudyOptions & { check?: boolean }): Promise<Risk>;

/** The same demand under two or more scenarios, paired (`headroom schema compare`). @throws ScenarioError */
export function compare(scenarios: ScenarioInput[], options?: StudyOptions): Promise<Record<string, unknown>>;

/** The scenarios that come with Headroom. */
export function presets(): Promise<{ name: string; title: string; scenario: Scenario }[]>;

export function version(): Promise<string>;

/** Where headroom.wasm comes from, when a bundler has moved it. Called before anything else. */
export function useWasm(source: WasmSource | Promise<WasmSource>): void;
export type WasmSource = ArrayBuffer | Uint8Array | Response | URL | string | WebAssembly.Module;
