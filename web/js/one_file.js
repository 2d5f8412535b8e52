// The page as one file that runs from a memory stick (file://), with a scenario in it. Its parts stand in elements that
// are no scripts: the module (compressed, base64), the workers' script, and the scenario as the fragment of a link.

import { saveBlob } from "./download.js";

const ids = { module: "one-file-module", worker: "one-file-worker", demo: "one-file-demo" };
const partOf = (id) => document.getElementById(id)?.textContent ?? "";

/// The name under which the module asks for this file to be saved (PlatformRequests).
export const oneFileType = "headroom/one-file";

export const isOneFile = () => document.getElementById(ids.module) !== null;

/// The fragment of the scenario that the file carries; empty: none.
export const carriedDemo = () => partOf(ids.demo);

// Before the page changes anything of itself.
const untouched = isOneFile() ? document.documentElement.cloneNode(true) : null;

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/// The bytes of the module in this file.
export function moduleBytes() {
  const bytes = Uint8Array.from(atob(partOf(ids.module)), (character) => character.charCodeAt(0));
  return through(bytes, new DecompressionStream("gzip"));
}

/// The address of the planner's worker: of a file of the site, or of the script in this file.
export function workerUrl(file) {
  return isOneFile() ? URL.createObjectURL(new Blob([partOf(ids.worker)], { type: "text/javascript" })) : file;
}

function base64(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 0x6000) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + 0x6000))); // a multiple of 3
  }
  return text;
}

async function fetched(name) {
  const response = await fetch(new URL("../" + name, import.meta.url), { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status}).`);
  return response;
}

const fill = (html, id, text) => html.replace(`id="${id}"></script>`, () => `id="${id}">${text}</script>`);

async function freshFile() {
  const html = await (await fetched("one_file.html")).text();
  const wasm = await (await fetched("headroom.wasm")).arrayBuffer();
  return fill(html, ids.module, base64(await through(wasm, new CompressionStream("gzip"))));
}

function thisFile() {
  untouched.querySelector(`#${ids.demo}`).textContent = "";
  return `<!doctype html>\n${untouched.outerHTML}\n`;
}

/// Saves the page with the scenario of `fragment` in it.
export async function saveOneFile(name, fragment) {
  const html = fill(isOneFile() ? thisFile() : await freshFile(), ids.demo, fragment);
  saveBlob(name, new Blob([html], { type: "text/html" }));
}
