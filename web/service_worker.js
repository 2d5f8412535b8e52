// Keeps one version of the page for use without a network. `version` and `files` (path: SHA-256) are filled in when the
// site is assembled (cmake/site/assemble.mjs); another file makes another version, and so another worker.
//
// A version is complete or not there: every file is compared with its sum, so that files of two versions never mix,
// not even when the server changes in the middle of an installation.

"use strict";

const version = "@VERSION@";
const files = {};/*@FILES@*/
const prefix = "headroom-";
const cacheName = prefix + version;

async function sumOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchChecked(path) {
  const response = await fetch(path, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (await sumOf(bytes) !== files[path]) throw new Error(`${path} is of another version`);
  return new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

async function install() {
  const cache = await caches.open(cacheName);
  await Promise.all(Object.keys(files).map(async (path) => cache.put(path, await fetchChecked(path))));
}

self.addEventListener("install", (event) => {
  event.waitUntil(install().catch(async (error) => {
    await caches.delete(cacheName);
    throw error; // the browser tries again at the next visit
  }));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName)
    .map((name) => caches.delete(name)));
}

self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

/** The path of one of our files, relative to the page; null: none of ours. */
function pathOf(request) {
  const scope = new URL(self.registration.scope);
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(scope.pathname.length)) || "index.html";
  return Object.hasOwn(files, path) ? path : null;
}

self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path === null) return;
  event.respondWith((async () => {
    const cache = await caches.open(cacheName);
    // The browser may have thrown it away; a file of another version is refused all the same.
    return await cache.match(path) ?? fetchChecked(path).catch(() => Response.error());
  })());
});

async function takeOver(port) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const taken = pages.length <= 1;
  port.postMessage({ taken });
  if (taken) await self.skipWaiting();
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event.ports[0]));
  // The first visit: its page came from the network, and is taken care of when it is of this very version.
  if (event.data?.claim === version) event.waitUntil(self.clients.claim());
});
