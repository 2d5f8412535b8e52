// The WebAssembly module, downloaded and compiled once for the page and all of its workers.

import { isOneFile, moduleBytes } from "./one_file.js";

const address = new URL("../headroom.wasm", import.meta.url);
let compiled = null;

const download = () => fetch(address, { credentials: "same-origin" });

/// Plain words for what can go wrong.
function reasonOf(error) {
  if (error instanceof RangeError || /memory/i.test(error?.message ?? "")) {
    return new Error("There is not enough memory to start Headroom. Close other tabs and try again.");
  }
  const broken = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ||
                 error instanceof TypeError;
  if (!broken) return error;
  return new Error("headroom.wasm does not fit to the other parts of this page: it is damaged or of another version. " +
                   "Load the page again; if it stays so, clear this site's data in the browser.");
}

async function bytes() {
  let response;
  try {
    response = await download();
  } catch {
    throw new Error("headroom.wasm could not be loaded. Check the connection and try again.");
  }
  if (!response.ok) throw new Error(`headroom.wasm could not be loaded (${response.status}).`);
  return response.arrayBuffer();
}

async function compile() {
  if (isOneFile()) return WebAssembly.compile(await moduleBytes());
  try {
    return await WebAssembly.compileStreaming(download());
  } catch {
    // Some servers give the file another type than application/wasm, which streaming refuses.
    const file = await bytes();
    return WebAssembly.compile(file).catch((error) => { throw reasonOf(error); });
  }
}

/// A promise of the module. A failure is not remembered: the next call tries again.
export function compiledModule() {
  compiled ??= compile().catch((error) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

/// Calls createHeadroom(options) with the module. Fails in plain words when the two do not fit together; Emscripten's
/// own promise would never settle.
export function instantiated(module, options) {
  return new Promise((resolve, reject) => {
    const failed = (error) => reject(reasonOf(error));
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module)).catch(failed);
      return {}; // the instance comes later
    };
    createHeadroom({ ...options, instantiateWasm }).then(resolve, failed);
  });
}
