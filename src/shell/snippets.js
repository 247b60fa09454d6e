// Makes what a blogger pastes, and shows what it will look like.
const named = (name) => document.getElementById(`snippet-${name}`);
const [chapter, link, script, frame, picture] = ["chapter", "link", "script", "frame", "picture"].map(named);
const preview = document.querySelector(".preview iframe");
const status = document.querySelector(".status");
const { alt, title } = document.querySelector("main").dataset;
// Where the page stands, if it knows; else where it is open.
const home = new URL(".", document.querySelector("link[rel=canonical]")?.href ?? location.href).href;
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

// The last part of a copied link says what the page shows, and its chapter.
const state = () => link.value.trim().split("#")[1] ?? "";
const follow = () => {
  const asked = new URLSearchParams(state()).get("ch");
  if (chapter.value !== "story" && [...chapter.options].some(({ value }) => value === asked)) chapter.value = asked;
};

const write = () => {
  const shown = state();
  const hash = shown && `#${shown}`;
  script.value = `<div data-pinprick="${chapter.value}"${shown && ` data-state="${attribute(shown)}"`}></div>\n<script src="${attribute(home)}embed.js" async><\/script>`;
  // A chapter as high as it is below, in whole tens; the story would fill all of a post, and scrolls in its frame.
  const height = chapter.value === "story" ? 900 : Math.ceil(preview.getBoundingClientRect().height / 10) * 10;
  frame.value = `<iframe src="${attribute(`${home}embed-${chapter.value}.html${hash}`)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" allow="fullscreen; clipboard-write" style="border: 0"></iframe>`;
  picture.value = `<p><a href="${attribute(home + hash)}"><img src="${attribute(home)}og.png" width="1200" height="630" alt="${attribute(alt)}" style="max-width: 100%; height: auto"><br>${attribute(title)}</a></p>`;
};

const show = () => {
  const source = `embed-${chapter.value}.html${state() && `#${state()}`}`;
  if (preview.getAttribute("src") !== source) preview.src = source;
  write();
};

const copy = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = status.dataset.done;
  } catch {
    field.focus();
    field.select();
    status.textContent = status.dataset.refused;
  }
};

for (const section of document.querySelectorAll(".snippet")) {
  const button = section.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => copy(section.querySelector("textarea")));
}
document.querySelector(".snippet-choice").hidden = false;
chapter.addEventListener("change", show);
link.addEventListener("change", () => { follow(); show(); });
new ResizeObserver(write).observe(preview);

// What the page showed when this was opened from it.
if (location.hash) {
  link.value = location.href.replace("embed.html", "");
  chapter.value = new URLSearchParams(location.hash.slice(1)).get("ch") ?? "answer";
  if (!chapter.value) chapter.value = "story";
}
show();
