// Starts the program after the first paint, or says calmly why it cannot: the only script of our own, written into the page.

// The smallest module that needs SIMD: one function that splats a zero over a v128.
const simd = new Uint8Array([
  // header
  0, 97, 115, 109, 1, 0, 0, 0,
  // type: () -> v128
  1, 5, 1, 96, 0, 1, 123,
  // one function of it
  3, 2, 1, 0,
  // i32.const 0, i8x16.splat, end
  10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

// What has become of the program; without it the page stands as it does after a fault: all is read, nothing is pressed.
const say = (state) => {
  document.documentElement.setAttribute("data-program", state);
  document.documentElement.setAttribute("data-stopped", "");
};
const named = (name) => new URL(document.querySelector(`meta[name=${name}]`).content, document.baseURI);

// The one way from words to markup; the program uses it too (app::bind).
const keep = { createHTML: (markup) => markup };
window.pinprick = window.trustedTypes ? trustedTypes.createPolicy("pinprick", keep) : keep;

// Brings in what stands on the second page.
const bring = async () => {
  const answer = await fetch(named("more"));
  if (!answer.ok) throw new Error(`more.html: ${answer.status}`);
  const page = new DOMParser().parseFromString(pinprick.createHTML(await answer.text()), "text/html");
  for (const part of page.querySelectorAll("[data-part]")) {
    for (const outcome of part.querySelectorAll("[data-outcome]")) outcome.hidden = true;
    document.querySelector(`[data-place=${part.dataset.part}]`)?.replaceWith(...part.children);
  }
  // The cards are here now.
  for (const link of document.querySelectorAll("a[href^='more.html#source-']")) link.setAttribute("href", link.hash);
};

const start = async () => {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) return say("too-old");
  try {
    const program = fetch(named("wasm"));
    const parts = bring();
    const { default: init } = await import(named("glue"));
    await parts;
    await init({ module_or_path: program });
  } catch (error) {
    console.error(error);
    if (document.documentElement.getAttribute("data-program") !== "stopped") say("not-loaded");
  }
};

// A fault inside the program, whatever it was: nothing of it runs on, and the page says so.
addEventListener("error", ({ error }) => {
  if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) say("stopped");
});

requestAnimationFrame(() => setTimeout(start));
