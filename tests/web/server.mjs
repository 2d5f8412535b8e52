// The static server of scripts/start: right types, nothing outside its folder, and a clear word when the port is taken.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "../../scripts/serve.mjs";

const base = mkdtempSync(join(tmpdir(), "headroom-server-"));
const root = join(base, "site");
mkdirSync(join(root, "js"), { recursive: true });
writeFileSync(join(base, "secret.txt"), "secret");
writeFileSync(join(root, "index.html"), "<title>page</title>");
writeFileSync(join(root, "headroom.wasm"), "\0asm");
writeFileSync(join(root, "js", "boot.js"), "1;");
symlinkSync(join(base, "secret.txt"), join(root, "link.txt"));

/** Asks without the clean-up of paths that fetch() would do. */
function ask(port, path, method = "GET") {
    return new Promise((resolve, reject) => {
        request({ host: "127.0.0.1", port, path, method }, (response) => {
            let body = "";
            response.on("data", (piece) => (body += piece));
            response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
        })
            .on("error", reject)
            .end();
    });
}

const server = await serve(root);
const port = new URL(server.url).port;
try {
    const found = [
        ["/", "text/html; charset=utf-8"],
        ["/index.html?x=1", "text/html; charset=utf-8"],
        ["/headroom.wasm", "application/wasm"],
        ["/js/boot.js", "text/javascript; charset=utf-8"],
    ];
    for (const [path, type] of found) {
        const answer = await ask(port, path);
        assert.equal(answer.status, 200, path);
        assert.equal(answer.headers["content-type"], type, path);
    }

    const absent = ["/nothing", "/js", "/js/", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"];
    for (const path of [...absent, "/link.txt", "/%zz", "/a%00b", "//secret.txt"]) {
        const answer = await ask(port, path);
        assert.equal(answer.status, 404, path);
        assert.ok(!answer.body.includes("secret"), path);
    }
    assert.equal((await ask(port, "/", "POST")).status, 405);
    const head = await ask(port, "/headroom.wasm", "HEAD");
    assert.deepEqual([head.status, head.headers["content-length"], head.body], [200, "4", ""]);

    const program = fileURLToPath(new URL("../../scripts/serve.mjs", import.meta.url));
    const second = spawnSync(process.execPath, [program, root, "--port", port], { encoding: "utf8" });
    assert.equal(second.status, 1);
    assert.match(second.stderr, /already in use.*--port/);
    console.log("server: all as expected");
} finally {
    await server.close();
    rmSync(base, { recursive: true });
}
