// The page's download: all scripts and modules of the site together, as a server with gzip would send them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const limit = 1.5 * 1024 * 1024;
const site = process.env.HEADROOM_SITE ?? "build/wasm/site";

// planner.* is loaded by workers only, when a forecast is asked for.
const counted = readdirSync(site, { recursive: true }).filter(
    (name) => /\.(js|wasm)$/.test(name) && !/(^|\/)planner\./.test(name),
);
let total = 0;
for (const name of counted) {
    const size = gzipSync(readFileSync(join(site, name)), { level: 9 }).length;
    total += size;
    console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  of at most ${limit} bytes`);
if (!counted.includes("headroom.wasm") || total > limit) process.exit(1);
