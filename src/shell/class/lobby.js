// Where present mode begins: a lesson is chosen, opened from a file or a link, or made.

// In the one file the page stands round it, and present mode is entered from there.
const single = find(".talk[data-part=before]").hidden;

/** Shows one of the rooms: "lobby", "desk", "maker", or the page itself (in the one file). */
const enter = (room) => {
  for (const part of all(".talk")) part.hidden = !room;
  for (const part of all("[data-room]")) part.hidden = part.dataset.room !== room;
  if (room) root.dataset.class = room;
  else delete root.dataset.class;
  // A projector's colours are those of the light theme. Its media stays the program's; a sheet that is disabled is not loaded anew.
  const dark = find("#dark")?.sheet;
  if (dark) dark.disabled = room === "desk";
  root.toggleAttribute("data-talks", room === "desk" || room === "maker");
  root.removeAttribute("data-controls-open");
  find("[data-do=controls]").setAttribute("aria-pressed", false);
  desk.notes(false);
  find("[data-fault]").textContent = "";
  scrollTo(0, 0);
};

const lobby = () => {
  enter("lobby");
  try {
    history.replaceState(null, "", single ? "#present" : location.pathname);
  } catch {}
};

const faulty = (why) => {
  lobby();
  find("[data-fault]").textContent = words("faulty", { why });
};

const bundled = (id) => given.lessons.find((lesson) => lesson.id === id)?.lesson;

/** Opens what the address asks for; what it does not understand leads to the choice of lessons, with a word why. */
const follow = async () => {
  const asked = location.hash.slice(1);
  const fields = new URLSearchParams(asked);
  if (asked === "make" && keptLesson()) {
    return sound((running) => running.readLesson(keptLesson())).then((lesson) => maker.begin(lesson), () => maker.begin(null));
  }
  if (!fields.has("lesson")) {
    if (!single || asked === "present" || asked === "make") lobby();
    return;
  }
  const id = fields.get("lesson");
  const at = (Number.parseInt(fields.get("step"), 10) || 1) - 1;
  if (bundled(id)) return desk.begin(bundled(id), { id, at });
  lobby();
  try {
    const lesson = await sound((running) => {
      const kept = id === "made" && keptLesson();
      return kept ? running.readLesson(kept) : running.lessonOfLink(id);
    });
    keepLesson(lesson);
    desk.begin(lesson, { id: "made", at });
  } catch (fault) {
    faulty(fault.message);
  }
};

const openFile = async (file) => {
  const inMaker = root.dataset.class === "maker";
  const says = inMaker ? find("[data-made]") : find("[data-fault]");
  try {
    const text = await file.text();
    const lesson = await sound((running) => running.readLesson(text));
    keepLesson(lesson);
    maker.begin(lesson);
    maker.say(words("opened", { title: lesson.title }));
  } catch (fault) {
    says.textContent = words("faulty", { why: fault.message });
  }
};

/** Prints one hand-out. */
const printSheet = (name) => {
  for (const sheet of all("[data-sheet]")) sheet.toggleAttribute("data-printed", sheet.dataset.sheet === name);
  root.setAttribute("data-prints", name);
  addEventListener("afterprint", () => root.removeAttribute("data-prints"), { once: true });
  print();
};

const leave = (event) => {
  if (!single) return;
  event.preventDefault();
  enter(null);
  history.replaceState(null, "", "#top");
  // The pictures have a projector's colours yet; shown anew they have those of the page.
  program.then((running) => running?.show?.(running.moment("answer")));
};

// What the buttons do, by their names.
const DOES = {
  begin: ({ lesson }) => desk.begin(bundled(lesson), { id: lesson }),
  worksheet: ({ lesson }) => printSheet(`${lesson}-worksheet`),
  key: ({ lesson }) => printSheet(`${lesson}-key`),
  change: ({ lesson }) => maker.begin(bundled(lesson)),
  make: () => maker.begin(null),
  open: () => find("[data-file]").click(),
  on: () => desk.on(),
  back: () => desk.back(),
  clock: () => clock.toggle(),
  end: () => lobby(),
  overview: () => desk.overview(),
  black: () => desk.black(true),
  light: () => desk.black(false),
  notes: () => desk.notes(),
  speaker: () => speaker.open(),
  controls: () => desk.controls(),
  away: () => away.open(),
  png: () => away.png(find("[data-away]")),
  svg: () => away.svg(find("[data-away]")),
  csv: () => away.csv(find("[data-away]")),
  add: () => maker.add(),
  present: () => maker.present(),
  copy: () => maker.copy(),
  save: () => maker.save(),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".talk [data-do]");
  if (!button) return;
  const { do: does, ...of } = button.dataset;
  if (does === "leave-class") return leave(event);
  if (does === "close") return button.closest("dialog").close();
  DOES[does]?.(of);
});
find("[data-lesson-figure]").addEventListener("change", ({ target }) => maker.turn(target.value));
find("[data-file]").addEventListener("change", ({ target }) => {
  if (target.files[0]) openFile(target.files[0]);
  target.value = "";
});
addEventListener("hashchange", () => {
  if (/^#(lesson=|present$|make$)/.test(location.hash)) follow();
});
follow();
