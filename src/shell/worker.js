// The service worker of the kept page: every file of one version, by its digest, and never one of another.
// The build fills both in: a digest of the whole list, and name and SHA-256 (base64) of every file.
const VERSION = "@VERSION";
const FILES = "@FILES";

const PREFIX = "pinprick-";
const CACHE = PREFIX + VERSION;

const digest = async (bytes) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));

// One file, past every cache: a host that is being changed at this moment may send that of another version.
const fetched = async ([name, sum]) => {
  const answer = await fetch(name, { cache: "reload" });
  const bytes = await answer.clone().arrayBuffer();
  if (!answer.ok || (await digest(bytes)) !== sum) throw new Error(`${name} is not of this version`);
  return [name, answer];
};

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    // All or nothing: a worker that misses one file is not installed.
    const files = await Promise.all(FILES.map(fetched));
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([name, answer]) => cache.put(name, answer)));
  })());
});

// Pages that are open go on with their version; this one begins once none is, or when the reader says so.
addEventListener("message", ({ data }) => {
  if (data === "begin") skipWaiting();
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const asked = pathname.endsWith("/") ? "index.html" : event.request;
    return (await cache.match(asked, { ignoreSearch: true })) ?? fetch(event.request);
  })());
});
