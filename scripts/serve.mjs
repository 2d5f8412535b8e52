// Serves one folder of static files: node scripts/serve.mjs FOLDER [--port N] [--host ADDRESS]
//
// It is here for trying the page on one's own machine; any static file server does. Tests import `serve()`.

import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// Browsers compile a module while it downloads only if it is served as application/wasm.
const types = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
};

/** The path of the file that a URL means, or null if there is none inside `root` (links are followed first). */
async function locate(root, url) {
    let path;
    try {
        path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
    } catch {
        return null;
    }
    if (path.includes("\0")) return null;
    if (path.endsWith("/")) path += "index.html";
    try {
        const file = await realpath(join(root, path));
        const inside = file.startsWith(root + sep);
        return inside && (await stat(file)).isFile() ? file : null;
    } catch {
        return null;
    }
}

async function answer(root, request, response) {
    if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { Allow: "GET, HEAD" }).end();
        return;
    }
    const file = await locate(root, request.url);
    if (file === null) {
        response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
        return;
    }
    response.writeHead(200, {
        "Content-Type": types[extname(file).toLowerCase()] ?? "application/octet-stream",
        "Content-Length": (await stat(file)).size,
        // After a rebuild a reload must show the new page.
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
    });
    if (request.method === "HEAD") {
        response.end();
        return;
    }
    createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
}

/** Starts to serve `folder`; port 0 takes any free one. Resolves to {url, close()}; rejects if the port is taken. */
export async function serve(folder, { port = 0, host = "127.0.0.1" } = {}) {
    const root = await realpath(resolve(folder));
    const server = createServer((request, response) => {
        answer(root, request, response).catch(() => response.destroy());
    });
    await new Promise((started, failed) => {
        server.once("error", failed);
        server.listen(port, host, started);
    });
    const close = () =>
        new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
        });
    return { url: `http://${host}:${server.address().port}`, close };
}

function explain(error, port) {
    if (error.code === "EADDRINUSE") return `Port ${port} is already in use; choose another one with --port N.`;
    if (error.code === "EACCES") return `This user may not open port ${port}; choose one above 1023 with --port N.`;
    if (error.code === "ENOENT") return `There is no such folder: ${error.path}`;
    return error.message;
}

async function main() {
    const { values, positionals } = parseArgs({
        options: { port: { type: "string", default: "8080" }, host: { type: "string", default: "127.0.0.1" } },
        allowPositionals: true,
    });
    const port = Number(values.port);
    if (positionals.length !== 1 || !Number.isInteger(port) || port < 0 || port > 65535) {
        console.error("Usage: node scripts/serve.mjs FOLDER [--port 0..65535] [--host ADDRESS]");
        process.exit(2);
    }
    try {
        const { url, close } = await serve(positionals[0], { port, host: values.host });
        console.log(`Headroom is running: ${url}/  (Ctrl+C ends it)`);
        for (const signal of ["SIGINT", "SIGTERM"]) {
            process.once(signal, () => close().then(() => process.exit(0)));
        }
    } catch (error) {
        console.error(`error: ${explain(error, port)}`);
        process.exit(1);
    }
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) await main();
