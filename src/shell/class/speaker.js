// The window of the one who presents: it hears what is shown, and may say where to go. Both are on this machine, and the hands
// of the class are not told.
const speaker = {
  channel: null,

  open() {
    // A file has no other file to open, and no channel to it.
    const possible = !single && location.protocol !== "file:" && window.BroadcastChannel;
    const name = this.name ??= Math.random().toString(36).slice(2);
    if (possible && !this.channel) this.listen(name);
    const opened = possible && window.open(`speaker.html#${name}`, `pinprick-speaker-${name}`, "popup,width=1000,height=720");
    if (opened) return;
    desk.notes(true);
    find("[data-status]").textContent = words("speaker_refused");
  },

  listen(name) {
    this.channel = new BroadcastChannel(`pinprick-class-${name}`);
    this.channel.addEventListener("message", ({ data }) => {
      if (data?.hello) this.tell();
      if (root.dataset.class !== "desk") return;
      if (data?.by === 1) desk.on();
      if (data?.by === -1) desk.back();
      if (Number.isInteger(data?.to)) desk.go(data.to);
      if (data?.black) desk.black();
    });
    addEventListener("pagehide", () => this.channel.postMessage({ closed: true }));
  },

  /** Tells what is shown now. */
  tell() {
    if (!this.channel || !desk.lesson) return;
    const { steps, title } = desk.lesson;
    this.channel.postMessage({
      title,
      at: desk.at,
      of: steps.length,
      step: desk.step(),
      next: desk.step(desk.at + 1)?.caption ?? null,
      minutes: desk.minutes,
      sinceMs: clock.sinceMs,
      stoppedMs: clock.stoppedMs,
      black: !find(".black").hidden,
    });
  },
};
