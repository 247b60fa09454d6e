// The window of the one who presents: shows what the lesson's window tells, and tells it where to go.
const find = (selector) => document.querySelector(selector);
const page = find("main");
const channel = window.BroadcastChannel && new BroadcastChannel(`pinprick-class-${location.hash.slice(1)}`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const set = (name, text) => { find(`[data-${name}]`).textContent = text ?? ""; };

let told;

const time = () => {
  if (!told) return;
  const s = Math.floor(((told.stoppedMs ?? Date.now()) - told.sinceMs) / 1000);
  set("clock", `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`);
};

const show = () => {
  const { step } = told;
  page.dataset.told = "";
  set("status", "");
  set("title", told.title);
  const place = find("[data-place]");
  place.textContent = filled(place.dataset.place, { n: told.at + 1, of: told.of });
  const of = find("[data-clock-of]");
  of.textContent = told.minutes ? filled(of.dataset.clockOf, { n: told.minutes }) : "";
  set("caption", step.caption);
  set("question", step.ask);
  find("[data-choices]").replaceChildren(...(step.choices ?? []).map((choice) => {
    const item = document.createElement("li");
    item.textContent = choice;
    return item;
  }));
  set("outcome", step.why);
  set("notes", step.notes || page.dataset.none);
  set("source", step.source);
  set("next", told.next ?? find("[data-next]").dataset.last);
  find("[data-do=back]").disabled = told.at === 0;
  find("[data-do=on]").disabled = told.at === told.of - 1;
  find("[data-do=black]").setAttribute("aria-pressed", told.black);
  time();
};

channel?.addEventListener("message", ({ data }) => {
  if (data?.closed) {
    told = undefined;
    delete page.dataset.told;
    return set("status", page.dataset.lost);
  }
  if (!data?.step) return;
  told = data;
  show();
});
channel?.postMessage({ hello: true });
setInterval(time, 1000);

const say = { back: { by: -1 }, on: { by: 1 }, black: { black: true } };
document.addEventListener("click", ({ target }) => {
  const does = target.closest?.("[data-do]")?.dataset.do;
  if (does) channel?.postMessage(say[does]);
});
addEventListener("keydown", (event) => {
  if (!told || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = {
    ArrowRight: say.on, PageDown: say.on, ArrowLeft: say.back, PageUp: say.back, Home: { to: 0 }, End: { to: told.of - 1 },
  }[event.key];
  if (!to) return;
  event.preventDefault();
  channel?.postMessage(to);
});
