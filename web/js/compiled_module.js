// The WebAssembly module, downloaded and compiled once for the page and all of its workers.

const address = new URL("../headroom.wasm", import.meta.url);
let compiled = null;

const download = () => fetch(address, { credentials: "same-origin" });

async function compile() {
  try {
    return await WebAssembly.compileStreaming(download());
  } catch {
    // Some servers give the file another type than application/wasm, which streaming refuses.
    const response = await download();
    if (!response.ok) throw new Error(`headroom.wasm could not be loaded (${response.status}).`);
    return WebAssembly.compile(await response.arrayBuffer());
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

/// The option of createHeadroom() that takes it.
export function instantiateFrom(module) {
  return (imports, done) => {
    WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
    return {}; // the instance comes later
  };
}
