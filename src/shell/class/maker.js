// An educator's own lesson: moments of the figures, words for the class and for the teacher, kept as a link or a small file.
const maker = {
  made: null,
  chapter: "healing",

  /** Begins with an empty lesson, or with a copy of another. */
  begin(lesson) {
    this.made = lesson ? copyOf(lesson) : { pinprick: "lesson", version: 1, title: words("new_title"), steps: [] };
    enter("maker");
    const select = find("[data-lesson-figure]");
    select.replaceChildren(...given.chapters.map(([id, name]) => element("option", { value: id, textContent: name })));
    this.look(this.made.steps[0]?.moment ?? `v1&ch=${this.chapter}`);
    find("[data-lesson-title]").value = this.made.title;
    this.say("");
    this.show();
    this.address();
    find("#maker-title").focus({ preventScroll: true });
  },

  say(text) {
    find("[data-made]").textContent = text;
  },

  address() {
    try {
      history.replaceState(null, "", "#make");
    } catch {}
  },

  /** Shows a moment in its figure. */
  async look(moment) {
    this.chapter = chapterOf(moment);
    find("[data-lesson-figure]").value = this.chapter;
    showChapter(this.chapter);
    const running = await program;
    running?.show?.(moment);
  },

  /** Another figure, as it was left. */
  async turn(chapter) {
    this.chapter = chapter;
    showChapter(chapter);
    const running = await program;
    if (running?.show) running.show(running.moment(chapter));
  },

  async add() {
    const running = await program;
    if (!running?.moment) return this.say(words("not_ready"));
    const now = find("main > [data-now] [data-figure] [data-now]")?.textContent.trim();
    const title = find("main > [data-now] :is(h1, h2)")?.textContent.trim();
    this.made.steps.push({ moment: running.moment(this.chapter), caption: now || title, minutes: 2 });
    this.show();
    this.say(words("added", { n: this.made.steps.length }));
    find("[data-steps] > :last-child textarea").focus();
  },

  /** Writes all steps anew: their order may have changed. */
  show() {
    find("[data-none]").hidden = this.made.steps.length > 0;
    find("[data-steps]").replaceChildren(...this.made.steps.map((step, i) => this.row(step, i)));
    this.keep();
  },

  keep() {
    keepLesson(this.made);
  },

  row(step, i) {
    const { steps } = this.made;
    const field = (name, tag, key, put = (text) => text || undefined, take = (value) => value ?? "") => {
      const input = element(tag, { value: take(step[key]), rows: 2, autocomplete: "off", maxLength: 2000 });
      input.addEventListener("change", () => {
        step[key] = put(input.value.trim());
        if (step[key] === undefined) delete step[key];
        this.keep();
      });
      return element("label", {}, words(name), input);
    };
    const number = (text) => (text === "" || Number.isNaN(Number(text)) ? undefined : Number(text));
    const act = (name, does, off = false) => element("button", {
      type: "button", className: "plain", textContent: words(name), disabled: off, onclick: does,
      "aria-label": `${words(name)}: ${words("place", { n: i + 1, of: steps.length })}`,
    });
    const move = (by) => () => {
      steps.splice(i + by, 0, ...steps.splice(i, 1));
      this.show();
      find(`[data-steps] > :nth-child(${i + by + 1}) button:not(:disabled)`).focus();
    };
    const [, chapter] = given.chapters.find(([id]) => id === chapterOf(step.moment));
    return element("li", {},
      element("p", { className: "maker-step" }, element("strong", { textContent: `${i + 1} · ${chapter}` }),
        act("look", () => this.look(step.moment)), act("up", move(-1), i === 0), act("down", move(1), i === steps.length - 1),
        act("remove", () => {
          steps.splice(i, 1);
          this.show();
          this.say(words("removed", { n: i + 1 }));
          find("[data-do=add]").focus();
        })),
      field("caption", "textarea", "caption", (text) => text),
      field("notes_for", "textarea", "notes"),
      element("details", { open: Boolean(step.ask || step.answer) },
        element("summary", { textContent: words("hands") }),
        field("question", "input", "ask"),
        field("choices", "textarea", "choices",
          (text) => (text ? text.split("\n").map((line) => line.trim()).filter(Boolean) : undefined), (value) => (value ?? []).join("\n")),
        field("answer", "input", "answer", number),
        field("why", "input", "why")),
      field("minutes", "input", "minutes", number));
  },

  /** The lesson, if it is sound; else what is wrong is said and nothing happens. */
  async whole(then) {
    this.made.title = find("[data-lesson-title]").value.trim();
    this.keep();
    try {
      const lesson = await sound((running) => running.readLesson(JSON.stringify(this.made)));
      await then(lesson);
    } catch (fault) {
      this.say(words("unsound", { why: fault.message }));
    }
  },

  present() {
    return this.whole((lesson) => desk.begin(lesson, { id: "made" }));
  },

  save() {
    return this.whole((lesson) => {
      const name = `${lesson.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "lesson"}.json`;
      away.save(new Blob([`${JSON.stringify(lesson, null, 2)}\n`], { type: "application/json" }), name, find("[data-made]"));
    });
  },

  copy() {
    return this.whole(async (lesson) => {
      const running = await program;
      const link = `${location.href.split("#")[0]}#lesson=${running.lessonToLink(JSON.stringify(lesson))}`;
      try {
        await navigator.clipboard.writeText(link);
        this.say(words("copied"));
      } catch {
        this.say(words("not_copied"));
        const field = element("textarea", { value: link, readOnly: true, rows: 3, "aria-label": words("not_copied") });
        find("[data-made]").append(field);
        field.select();
      }
    });
  },
};
