// The download as a server with gzip would send it: what the page loads at once (fonts are inside the module), and all
// of it, with the module that the workers load when a forecast is asked for.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

// The goal for all of it is 1.5 MB (docs/performance.md); this keeps it from growing further.
const limits = { page: 1_000_000, all: 1_540_000 };
const site = process.env.HEADROOM_SITE ?? "build/wasm/site";

const totals = { page: 0, all: 0 };
const names = readdirSync(site, { recursive: true }).filter((name) => /\.(js|wasm)$/.test(name));
for (const name of names) {
    const size = gzipSync(readFileSync(join(site, name)), { level: 9 }).length;
    totals.all += size;
    if (!/headroom_planner\./.test(name)) totals.page += size;
    console.log(`${String(size).padStart(8)}  ${name}`);
}
for (const [what, total] of Object.entries(totals)) {
    console.log(`${String(total).padStart(8)}  ${what}, of at most ${limits[what]} bytes`);
    if (total > limits[what]) process.exitCode = 1;
}
if (!names.includes("headroom.wasm") || !names.includes("headroom_planner.wasm")) process.exit(1);
