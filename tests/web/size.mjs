// The download as a server with gzip would send it. Fonts are inside the module, and the workers use the same one.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const limit = 1_500_000; // the goal of docs/performance.md
const site = process.env.HEADROOM_SITE ?? "build/wasm/site";

let total = 0;
const names = readdirSync(site, { recursive: true }).filter((name) => /\.(js|wasm)$/.test(name));
for (const name of names) {
    const size = gzipSync(readFileSync(join(site, name)), { level: 9 }).length;
    total += size;
    console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  in all, of at most ${limit} bytes`);
if (total > limit || !names.includes("headroom.wasm")) process.exitCode = 1;
