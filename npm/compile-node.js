// The module's bytes from the folder of the package (Node).

import { readFile } from "node:fs/promises";

export const compileModule = async () =>
    WebAssembly.compile(await readFile(new URL("./headroom.wasm", import.meta.url)));
