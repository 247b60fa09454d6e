// The program that runs the figures, once it is there; where it cannot be, lessons show their words beside the stills.
const program = new Promise((done) => {
  const look = async () => {
    const state = root.getAttribute("data-program");
    if (!state) return;
    watch.disconnect();
    done(state === "ready" ? await source.glue() : null);
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributes: true, attributeFilter: ["data-program"] });
  look();
});

/** The chapter of a moment as it is written; the first where it names none that is here. */
const chapterOf = (moment) => {
  const id = new URLSearchParams(moment).get("ch") ?? "answer";
  return given.chapters.some(([known]) => known === id) ? id : "answer";
};

/** Only this chapter's figure is to be seen. */
const showChapter = (id) => {
  const here = document.getElementById(id)?.closest("article");
  for (const article of all("main > article")) article.toggleAttribute("data-now", article === here);
  return here;
};

/** A lesson that is sound, from a file, a link or the maker; what is wrong with it, in words, is thrown. */
const sound = async (read) => {
  const running = await program;
  if (!running?.readLesson) throw new Error(words("not_ready"));
  try {
    return JSON.parse(read(running));
  } catch (fault) {
    const [name, n] = String(fault).split(" ");
    throw new Error(given.words[`fault_${name}`] ? words(`fault_${name}`, { n }) : String(fault));
  }
};
