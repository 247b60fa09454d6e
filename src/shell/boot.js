// Starts the program after the first paint, or says calmly why it cannot: the only script of our own, written into the page
// after hosted.js or single.js, which know where its parts are.

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

// The one way from words to markup, which the program uses too (app::bind), and the one script besides that may be named.
const keep = { createHTML: (markup) => markup, createScriptURL: () => "worker.js" };
window.pinprick = window.trustedTypes ? trustedTypes.createPolicy("pinprick", keep) : keep;

// Brings in what stands on the second page, bit by bit: the reader may be scrolling.
const pause = () => new Promise((done) => setTimeout(done));
const bring = async () => {
  // A chapter alone in a frame may have no place for any of it.
  if (!document.querySelector("[data-place]")) return;
  const page = new DOMParser().parseFromString(pinprick.createHTML(await source.more()), "text/html");
  for (const part of page.querySelectorAll("[data-part]")) {
    await pause();
    for (const outcome of part.querySelectorAll("[data-outcome]")) outcome.hidden = true;
    document.querySelector(`[data-place=${part.dataset.part}]`)?.replaceWith(...part.children);
  }
  // The cards are here now, where there was a place for them.
  for (const link of document.querySelectorAll("a[href^='more.html#source-']")) {
    if (document.querySelector(link.hash)) link.setAttribute("href", link.hash);
  }
};

// Chapters that are far from the window are left out of style, layout and painting (base.css), and so that nothing moves
// when the reader comes near, at the height that they have: all are laid out here once, one a frame (of the short claims
// four), and anew where the window gets another width. What is laid out does not count in the frames after, but for what
// the next stands in.
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
let width;
const lay = async () => {
  const parts = [...document.querySelectorAll("main > article, .effects, .studies, .claim")];
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1];
    for (const late of part.querySelectorAll("[data-late]")) late.outerHTML = pinprick.createHTML(late.textContent);
    part.setAttribute("data-laid", "");
    if (i % 4 && part.matches(".claim") && next?.matches(".claim")) continue;
    await frame();
    for (const laid of document.querySelectorAll("[data-laid]")) if (!laid.contains(next)) laid.removeAttribute("data-laid");
  }
  // Asked for only here: before all is laid out, the answer takes a layout of its own.
  width = innerWidth;
};
// What is read, and how far down in it the reader is, so that a window that is turned shows it again, and turned back as
// well. What sticks is anywhere: then it is the chapter. And what has a box of its own in a wide window may have none in a
// narrow one (chapter.css): what counts is what stands in it.
let reading;
let share;
let scrolls;
let found;
const LINE = 0.6;
addEventListener("scroll", () => { scrolls = true; });
addEventListener("scrollend", () => {
  scrolls = false;
  if (Math.abs(scrollY - found) < 1) return;
  const line = LINE * innerHeight;
  const part = document.elementFromPoint(innerWidth / 4, line);
  reading = part?.closest(".top") ? part.closest("article") : part;
  if (!reading) return;
  const { top, height } = reading.getBoundingClientRect();
  share = (line - top) / height;
});
const readOn = () => {
  if (!reading || scrolls) return;
  const inside = document.createRange();
  inside.selectNodeContents(reading);
  const box = [reading, inside].map((one) => one.getBoundingClientRect()).find(({ height }) => height);
  if (!box) return;
  scrollBy({ top: box.top + share * box.height - LINE * innerHeight, behavior: "instant" });
  found = scrollY;
};
addEventListener("resize", () => {
  if (!width || width === innerWidth) return;
  readOn();
  lay().then(readOn);
});

// A heading may stick far below its chapter's beginning; a link to it leads to where it stands by itself (chapter.css).
// And links that make something of what the page shows take its state with them.
addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-keep]")) source.keep().then(({ keep }) => keep());
  const carries = target.closest?.("[data-carries]");
  if (carries) carries.hash = location.hash;
  if (!target.closest?.("a[href^='#']")) return;
  document.documentElement.setAttribute("data-jumps", "");
  setTimeout(() => document.documentElement.removeAttribute("data-jumps"), 100);
});

const start = async () => {
  const laid = lay();
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) return say("too-old");
  try {
    const program = source.program();
    const parts = bring();
    const { default: init } = await source.glue();
    await parts;
    await laid;
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

// Until the first picture is on the screen: what is asked for before would delay it. Where the browser does not tell, a second.
const painted = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, 1000);
});

// The address asks for the page as it stands in frames of other sites: a chapter of it, or the story.
const embed = new URLSearchParams(location.search).get("embed");
if (embed === null) painted.then(start);
else {
  const named = [...document.querySelectorAll(".chapters a")].some((link) => link.hash === `#${embed}`);
  location.replace(`embed-${named ? embed : "story"}.html${location.hash}`);
}
