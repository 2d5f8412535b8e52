// The module from beside this file (browsers, Deno, workers). Bundlers that know `new URL(..., import.meta.url)` bring
// it along; with others useWasm() says where it is.

export async function compileModule() {
    const response = await fetch(new URL("./headroom.wasm", import.meta.url), { credentials: "same-origin" });
    if (!response.ok) throw new Error(`headroom.wasm could not be loaded (${response.status}); see useWasm()`);
    return WebAssembly.compile(await response.arrayBuffer());
}
