// Finishes a site that was copied together: node assemble.mjs FOLDER
//   one_file.html      the page in one file but for the module and a scenario, which web/js/one_file.js puts in
//   index.html         learns the version
//   service_worker.js  learns the version and the sum of every file

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { oneFilePage } from "./one_file.mjs";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf8");
const sumOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
const contents = () => readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile() && name !== "service_worker.js")
    .map((name) => name.split(sep).join("/")).sort();

writeFileSync(join(folder, "one_file.html"), oneFilePage(folder));
const all = createHash("sha256");
for (const name of contents()) all.update(`${name}\0${sumOf(readFileSync(join(folder, name)))}\n`);
const version = all.digest("hex").slice(0, 16);

const marker = "<!-- version -->";
if (!read("index.html").includes(marker)) throw new Error(`index.html lacks ${marker}`);
writeFileSync(join(folder, "index.html"),
              read("index.html").replace(marker, `<meta name="headroom-version" content="${version}">`));
const sums = Object.fromEntries(contents().map((name) => [name, sumOf(readFileSync(join(folder, name)))]));
writeFileSync(join(folder, "service_worker.js"), read("service_worker.js")
    .replace("@VERSION@", version).replace("{};/*@FILES@*/", `${JSON.stringify(sums, null, 2)};`));
