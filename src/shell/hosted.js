// Where the parts of the page are, when it stands on a host.
const named = (name) => new URL(document.querySelector(`meta[name=${name}]`).content, document.baseURI);
const source = {
  more: async () => {
    const answer = await fetch(named("more"));
    if (!answer.ok) throw new Error(`more.html: ${answer.status}`);
    return answer.text();
  },
  program: () => fetch(named("wasm")),
  glue: () => import(named("glue")),
  keep: () => import("./keep.js"),
};
// Kept for when there is no network: what is open says so. In a sandbox even to ask is refused.
try {
  if (navigator.serviceWorker.controller && document.querySelector("[data-keep]")) source.keep();
} catch {}
