// Puts Pinprick into a page of yours: every <div data-pinprick="CHAPTER"> becomes a frame as high as what it holds.
//   data-pinprick  answer, needles, healing, scars, twin, sessions, risks, quiz, evidence or story
//   data-state     what a copied link has after its #
//   data-title     what a screen reader calls the frame
// A frame that you write yourself, <iframe data-pinprick src="...">, gets its height in the same way.
(() => {
  const home = new URL(".", document.currentScript.src);
  // A style sheet of the page around may say otherwise; the first height is that of a chapter, so that little moves.
  const look = (frame, style) => Object.entries(style).forEach(([name, value]) => frame.style.setProperty(name, value, "important"));
  const frames = new Set();

  const adopt = (frame) => {
    if (frames.has(frame)) return;
    frames.add(frame);
    look(frame, { all: "initial", display: "block", width: "100%", height: "900px", border: "0" });
    const ask = () => frame.contentWindow?.postMessage({ pinprick: "how high?" }, "*");
    frame.addEventListener("load", ask);
    ask();
  };

  const make = (place) => {
    const { pinprick, state, title } = place.dataset;
    const frame = document.createElement("iframe");
    frame.src = new URL(`embed-${encodeURIComponent(pinprick || "story")}.html${state ? `#${state.replace(/^#/, "")}` : ""}`, home);
    frame.title = title || "@NAME";
    frame.loading = "lazy";
    frame.allow = "fullscreen; clipboard-write";
    place.replaceChildren(frame);
    look(place, { all: "initial", display: "block", width: "100%" });
    adopt(frame);
  };

  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...frames].find((frame) => frame.contentWindow === source);
    // A frame in a sandbox has no origin of its own.
    const known = origin === new URL(frame?.src || home).origin || (origin === "null" && frame?.hasAttribute("sandbox"));
    if (!frame || !known) return;
    const { height, top } = data?.pinprick ?? {};
    if (height > 0 && height < 1e5) look(frame, { height: `${Math.ceil(height)}px` });
    if (Number.isFinite(top)) {
      const y = frame.getBoundingClientRect().top + top;
      if (y < 0 || y > innerHeight - 160) scrollBy(0, y - 80);
    }
  });

  const start = () => {
    document.querySelectorAll("iframe[data-pinprick]").forEach(adopt);
    document.querySelectorAll("[data-pinprick]:not(iframe)").forEach(make);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
