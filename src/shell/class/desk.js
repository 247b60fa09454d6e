// A lesson, one step at a time: its words above the live figure, the clock, the notes, and the keys of clickers.
const desk = {
  lesson: null,
  id: "",
  minutes: 0,
  at: 0,

  step: (i = desk.at) => desk.lesson?.steps[i],

  /** Begins a sound lesson at one of its steps. */
  begin(lesson, { id, at = 0 }) {
    this.lesson = lesson;
    this.id = id;
    this.minutes = lesson.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);
    hands.counts.clear();
    clock.begin();
    enter("desk");
    this.go(at);
  },

  /** Shows a step; forward, what comes of a question is run before the eyes of the class. */
  async go(to, forward = false) {
    const { steps, title } = this.lesson;
    const before = this.step();
    this.at = Math.min(steps.length - 1, Math.max(0, to));
    const step = this.step();
    find("[data-title]").textContent = title;
    find("[data-step]").textContent = words("place", { n: this.at + 1, of: steps.length });
    find("[data-caption]").textContent = step.caption;
    // Several sources, or one.
    const source = step.source ?? "";
    find("[data-source]").textContent = source && words(source.includes(";") ? "sources" : "source", { source });
    this.ask(step);
    find("[data-notes]").textContent = step.notes || words("notes_none");
    find("[data-next]").textContent = steps[this.at + 1]?.caption ?? words("next_none");
    find("[data-do=back]").disabled = this.at === 0;
    find("[data-do=on]").disabled = this.at === steps.length - 1;
    find("[data-status]").textContent = "";
    this.remember();
    clock.show();
    showChapter(chapterOf(step.moment));
    speaker.tell();
    find("[data-caption]").focus({ preventScroll: true });
    const running = await program;
    // The teacher may have gone on meanwhile.
    if (!running?.show || this.step() !== step) return;
    const runs = forward && step.answer && before;
    showChapter(runs ? running.run(before.moment, step.moment) : running.show(step.moment));
    // The program brings the chapter into view; here the words above it come first.
    scrollTo(0, 0);
  },

  ask(step) {
    const place = find("[data-ask]");
    const asked = this.lesson.steps.slice(0, this.at).findLastIndex((earlier) => earlier.ask);
    place.hidden = !step.ask && !step.answer;
    if (step.answer) place.replaceChildren(...hands.tell(asked, this.step(asked), step));
    else if (step.ask) place.replaceChildren(...hands.ask(this.at, step));
    // A step may tell what came of one question and ask the next.
    if (step.answer && step.ask) place.append(...hands.ask(this.at, step));
  },

  /** The next step; what runs comes to its end first. */
  async on() {
    const step = this.step();
    const runs = step.answer && find("main > [data-now] [data-figure][data-playing=true]");
    const running = runs && await program;
    if (running) running.show(step.moment);
    else if (this.at < this.lesson.steps.length - 1) this.go(this.at + 1, true);
  },

  back() {
    if (this.at > 0) this.go(this.at - 1);
  },

  /** The address says where the class is; refused for some files. */
  remember() {
    try {
      history.replaceState(null, "", `#lesson=${this.id}&step=${this.at + 1}`);
    } catch {}
  },

  black(on = find(".black").hidden) {
    find(".black").hidden = !on;
    if (on) find(".black").focus();
    else find("[data-caption]").focus({ preventScroll: true });
    speaker.tell();
  },

  notes(open = find(".desk-notes").hidden) {
    find(".desk-notes").hidden = !open;
    find("[data-do=notes]").setAttribute("aria-expanded", open);
    root.toggleAttribute("data-notes-open", open);
  },

  controls() {
    const open = root.toggleAttribute("data-controls-open");
    find("[data-do=controls]").setAttribute("aria-pressed", open);
  },

  overview() {
    const { steps } = this.lesson;
    const cards = steps.map((step, i) => {
      const [, chapter] = given.chapters.find(([id]) => id === chapterOf(step.moment));
      const card = element("button", { type: "button", onclick: () => {
        find("#class-overview").close();
        this.go(i);
      } },
      element("span", { className: "card-number", textContent: i + 1 }),
      element("span", { className: "card-words", textContent: step.ask ?? step.caption }),
      element("span", { className: "card-chapter", textContent: chapter }));
      if (i === this.at) card.setAttribute("aria-current", "step");
      return element("li", {}, card);
    });
    find("[data-grid]").replaceChildren(...cards);
    find("#class-overview").showModal();
    find("[aria-current=step]", find("[data-grid]")).focus();
  },
};

// How long the lesson has gone on; it can be stopped, and goes on by itself while the window is not looked at.
const clock = {
  sinceMs: 0,
  stoppedMs: null,
  timer: 0,

  begin() {
    this.sinceMs = Date.now();
    this.stoppedMs = null;
    this.tick();
  },

  seconds: () => Math.floor(((clock.stoppedMs ?? Date.now()) - clock.sinceMs) / 1000),

  tick() {
    clearTimeout(this.timer);
    this.show();
    if (root.dataset.class === "desk" && this.stoppedMs === null) this.timer = setTimeout(() => this.tick(), 1000);
  },

  show() {
    const s = this.seconds();
    const now = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
    find("[data-lesson-clock]").textContent = now;
    find("[data-lesson-length]").textContent = desk.minutes ? words("clock_of", { n: desk.minutes }) : "";
    find("[data-do=clock]").toggleAttribute("data-stopped", this.stoppedMs !== null);
  },

  toggle() {
    if (this.stoppedMs === null) {
      this.stoppedMs = Date.now();
    } else {
      this.sinceMs += Date.now() - this.stoppedMs;
      this.stoppedMs = null;
    }
    this.tick();
    speaker.tell();
  },
};

// Digits that were typed before Enter.
let digits = "";

/** What a key does in a lesson, or nothing: fields, figures and dialogs have keys of their own. */
const keyDoes = ({ key, target }) => {
  // Where words are typed every key is a letter; a slider leaves the keys of clickers to the lesson.
  if (target.closest?.("textarea, select, input:not([type=range], [type=radio], [type=checkbox])")) return null;
  if (key === "PageDown") return () => desk.on();
  if (key === "PageUp") return () => desk.back();
  const inFigure = target.closest?.("main");
  if (!inFigure && !target.matches?.("input")) {
    if (key === "ArrowRight") return () => desk.on();
    if (key === "ArrowLeft") return () => desk.back();
    if (key === "Home") return () => desk.go(0);
    if (key === "End") return () => desk.go(desk.lesson.steps.length - 1);
  }
  if (!find("[data-single-keys]").checked) return null;
  if (key === "b" || key === "B" || key === ".") return () => desk.black();
  if (key === "o" || key === "O") return () => desk.overview();
  if (/^\d$/.test(key)) return () => { digits = (digits + key).slice(-3); };
  if (key === "Enter" && digits && !target.closest?.("button, a")) return () => {
    const n = Number(digits);
    digits = "";
    if (n >= 1 && n <= desk.lesson.steps.length) desk.go(n - 1);
  };
  return null;
};

addEventListener("keydown", (event) => {
  if (root.dataset.class !== "desk" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!find(".black").hidden) {
    event.preventDefault();
    return desk.black(false);
  }
  if (find("dialog[open]")) return;
  const does = keyDoes(event);
  if (!does) return;
  event.preventDefault();
  does();
});
