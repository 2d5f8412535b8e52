// The page as one HTML file without the module: styles and scripts stand in it, and its policy allows them by their
// sums. ES modules cannot be loaded from a file://, so they are put one after the other, each in a function of its own.
//
// What web/js may use of the language's modules: `import {a, b as c} from "./x.js"` on lines of their own, `export`
// before a declaration, `import("./x.js")`, and import.meta.url, which names nothing here. Anything else is an error.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const nameOf = (file) => `module_${file.replace(/\W/g, "_")}`;
const importLine = /^import \{([^}]*)\} from "\.\/([\w.]+)";\n/gm;

/** Modules in the order in which they are needed; `seen` and `list` grow. */
function collect(folder, file, seen, list) {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, , needed] of text.matchAll(importLine)) collect(folder, needed, seen, list);
    for (const [, needed] of text.matchAll(/\bimport\("\.\/([\w.]+)"\)/g)) collect(folder, needed, seen, list);
    list.push({ file, text });
}

function asFunction({ file, text }) {
    const exported = [];
    const body = text
        .replace(importLine, (_, names, needed) => `const {${names.replace(/\bas\b/g, ":")
            .replace(/(\w+)\s*:\s*(\w+)/g, "$1: $2")}} = ${nameOf(needed)};\n`)
        .replace(/^export (async function|function|const|let|class) (\w+)/gm, (_, kind, name) => {
            exported.push(name);
            return `${kind} ${name}`;
        })
        .replace(/\bimport\("\.\/([\w.]+)"\)/g, (_, needed) => `Promise.resolve(${nameOf(needed)})`)
        .replaceAll("import.meta.url", '"file:///"');
    if (/^\s*(import|export)\b|\bimport\s*[.({]/m.test(body)) throw new Error(`${file} uses modules in an unknown way`);
    return `const ${nameOf(file)} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();\n`;
}

/** The modules that `entry` needs as one script. */
export function bundle(folder, entry) {
    const list = [];
    collect(folder, entry, new Set(), list);
    return `"use strict";\n(() => {\n${list.map(asFunction).join("")}})();\n`;
}

const sum = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A script's text ends at the first "</script", and "<!--" changes how it is read. */
const inScript = (text) => text.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

export function oneFilePage(site) {
    const read = (name) => readFileSync(join(site, name), "utf8");
    const program = inScript(read("headroom.js"));
    const page = inScript(bundle(join(site, "js"), "boot.js"));
    const worker = inScript(read("headroom.js") +
        read("js/planner_worker.js").replace(/^"use strict";\n+importScripts\([^)]*\);\n/m, ""));
    const style = read("page.css").replace(/<\//g, "<\\/");
    const icon = `data:image/svg+xml;base64,${Buffer.from(read("favicon.svg")).toString("base64")}`;
    const policy = `default-src 'none'; script-src ${sum(program)} ${sum(page)} 'wasm-unsafe-eval'; ` +
        `style-src ${sum(style)}; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'`;
    const body = read("index.html").match(/<body>[^]*<\/body>/)[0].replace("</body>", "");
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Headroom</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="dark light">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
${body}
<script type="text/plain" id="one-file-worker">${worker}</script>
<script type="text/plain" id="one-file-module"></script>
<script type="text/plain" id="one-file-demo"></script>
<script>${program}</script>
<script>${page}</script>
</body>
</html>
`;
}
