// A question to the class: its answers, a show of hands that is typed or tapped in, and later the hands beside what came of it.
// The numbers are in this window's memory and nowhere else.
const hands = {
  counts: new Map(),

  /** The counts for a step, as many as it has answers. */
  of(at, choices) {
    if (!this.counts.has(at)) this.counts.set(at, choices.map(() => 0));
    return this.counts.get(at);
  },

  /** The question with fields for the hands. */
  ask(at, { ask, choices }) {
    const counts = this.of(at, choices);
    const rows = choices.map((choice, i) => {
      const field = element("input", {
        type: "number", min: "0", max: "999", value: counts[i], inputMode: "numeric", autocomplete: "off",
        "aria-label": words("hand_count", { choice }),
      });
      const set = (n) => {
        counts[i] = Math.min(999, Math.max(0, Math.round(n) || 0));
        field.value = counts[i];
      };
      field.addEventListener("change", () => set(Number(field.value)));
      const step = (by, name) => element("button", {
        type: "button", className: "hand", textContent: by > 0 ? "+" : "−",
        "aria-label": words(name, { choice }), onclick: () => set(counts[i] + by),
      });
      return element("li", {}, element("span", { className: "choice-words", textContent: choice }),
        element("span", { className: "hand-count" }, step(-1, "hand_less"), field, step(1, "hand_more")));
    });
    return [
      element("h2", { textContent: ask }),
      element("ol", { className: "hand-rows", "aria-label": words("hands") }, ...rows),
      element("p", { className: "hand-hint", textContent: words("hands_hint") }),
    ];
  },

  /** What came of the question of an earlier step. */
  tell(asked, { choices }, { answer, why }) {
    const counts = this.of(asked, choices);
    const sum = counts.reduce((one, other) => one + other, 0);
    const rows = choices.map((choice, i) => {
      const holds = i === answer - 1;
      const share = element("span", { className: "share", "aria-hidden": "true" });
      share.style.setProperty("--share", sum ? counts[i] / sum : 0);
      const told = sum ? words("hands_of", { n: counts[i], of: sum }) : "";
      return element("li", holds ? { "data-holds": "" } : {},
        element("span", { className: "choice-words", textContent: `${holds ? "✓ " : ""}${choice}` }),
        ...(sum ? [share, element("span", { className: "share-words", textContent: told })] : []));
    });
    return [
      element("h2", { textContent: why || words("held") }),
      element("ol", { className: "hand-rows told", "aria-label": words("held") }, ...rows),
      ...(sum ? [] : [element("p", { className: "hand-hint", textContent: words("hands_none") })]),
    ];
  },
};
