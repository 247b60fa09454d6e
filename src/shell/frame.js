// In the frame of another page: tells that page, once it has asked, how high the content is and where the focus goes.

// Whom to tell: who asked. A page from a file or in a sandbox of its own has no name to call it by.
let asker;
const tell = (news) => asker && parent.postMessage({ pinprick: news }, asker);

let height = 0;
const measure = () => {
  // From the top of the document to the end of its last part: nothing here follows the height of the frame.
  const now = Math.ceil(document.body.getBoundingClientRect().bottom + scrollY);
  if (now === height) return;
  height = now;
  tell({ height });
};
new ResizeObserver(measure).observe(document.body);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.pinprick !== "how high?") return;
  asker = origin === "null" ? "*" : origin;
  tell({ height });
});

// A heading that takes the focus begins something new; the page around may have to scroll to it.
addEventListener("focusin", ({ target }) => {
  if (target.tabIndex >= 0) return;
  requestAnimationFrame(() => tell({ top: target.getBoundingClientRect().top + scrollY }));
});

// A dialog opens where it was asked for (frame.css): the middle of a frame as high as its content may be far from the reader.
addEventListener("click", ({ target }) => {
  if (target.closest?.("dialog")) return;
  document.documentElement.style.setProperty("--asked", `${target.getBoundingClientRect().top}px`);
}, true);

// Links lead out of the frame: to other sites, and to the full page with what it has and this one has not.
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]");
  if (!link) return;
  const here = link.getAttribute("href").startsWith("#");
  if (here && document.getElementById(link.hash.slice(1))) return;
  if (here) link.href = `./${link.hash}`;
  if (link.matches("[data-full]")) link.href = `./${location.hash}`;
  link.target = "_blank";
  link.rel = "noopener";
}, true);
