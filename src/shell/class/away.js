// What a class takes along: the picture with its words and sources, its numbers, and a code that phones read.
const away = {
  /** Under what name something is saved. */
  name: (ending) => `pinprick-${chapterOf(desk.step().moment)}-${desk.at + 1}.${ending}`,

  save(blob, name, says) {
    const address = URL.createObjectURL(blob);
    const link = element("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    says.textContent = words("saved", { name });
  },

  /** The pictures of the figure that is shown, from left to right, as SVG. */
  async pictures() {
    const here = find("main > [data-now]");
    const running = await program;
    const living = running?.pictures?.(chapterOf(desk.step().moment)) ?? [];
    if (living.length) return living;
    const painted = all("canvas", here).filter((canvas) => canvas.clientWidth > 60 && canvas.width > 1).slice(0, 2);
    if (painted.length) return painted.map(raster);
    return all("svg:not(.icon)", here).filter((drawn) => drawn.clientWidth > 200 && drawn.clientHeight > 100).slice(0, 1).map(dressed);
  },

  /** One SVG document: the pictures beside each other, the caption and the sources below. */
  async picture() {
    const inside = (await this.pictures()).map((text) => {
      const [, width, height] = /<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(text).map(Number);
      return { text, width, height };
    });
    if (!inside.length) return null;
    const gap = 16;
    const width = Math.ceil(inside.reduce((sum, part) => sum + part.width + gap, -gap));
    const height = Math.ceil(Math.max(...inside.map((part) => part.height)));
    let x = 0;
    const placed = inside.map((part) => {
      const text = part.text.replace(/<\?xml[^>]*>/, "").replace("<svg", `<svg x="${x}" y="0"`);
      x += part.width + gap;
      return text;
    });
    const { caption, source } = desk.step();
    const now = find("main > [data-now] [data-now]")?.textContent ?? "";
    const foot = [caption, now, source, document.title];
    const lines = foot.filter(Boolean).flatMap((line, i) => folded(line, Math.floor(width / 7.5)).map((part) => [part, i === 0]));
    const told = lines.map(([line, strong], i) =>
      `<text x="16" y="${height + 28 + 20 * i}" font-family="system-ui, sans-serif" font-size="${strong ? 16 : 13}" font-weight="${strong ? 600 : 400}" fill="#2a2433">${escaped(line)}</text>`);
    const whole = height + 24 + 20 * lines.length;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}"><rect width="100%" height="100%" fill="#fff"/>${placed.join("")}${told.join("")}</svg>\n`;
  },

  async svg(says) {
    const picture = await this.picture();
    if (!picture) return void (says.textContent = words("no_picture"));
    this.save(new Blob([picture], { type: "image/svg+xml" }), this.name("svg"), says);
  },

  async png(says) {
    const picture = await this.picture();
    if (!picture) return void (says.textContent = words("no_picture"));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
    await image.decode();
    const canvas = element("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    this.save(blob, this.name("png"), says);
  },

  async csv(says) {
    const here = find("main > [data-now]");
    // The program fills the table of a living figure when it is opened.
    const details = find("details.more", here);
    const wasOpen = details?.open;
    if (details) details.open = true;
    await new Promise((done) => setTimeout(done, 300));
    const rows = all("table", here)[0]?.rows ?? [];
    const text = [...rows].map((row) => [...row.cells].map((cell) => `"${cell.textContent.trim().replaceAll('"', '""')}"`).join(",")).join("\r\n");
    if (details) details.open = wasOpen;
    if (!rows.length) return void (says.textContent = words("no_numbers"));
    // Spreadsheets know by the mark before the first letter how the letters are written.
    this.save(new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }), this.name("csv"), says);
  },

  /** The link to what the figure shows on the page itself; none where no other machine could open it. */
  async link() {
    const home = find("link[rel=canonical]")?.href ?? (location.protocol === "file:" ? null : location.href);
    const running = await program;
    const moment = running?.moment?.(chapterOf(desk.step().moment)) ?? desk.step().moment;
    return home && `${new URL("./", home).href}#${moment}`;
  },

  async open() {
    const link = await this.link();
    const running = await program;
    const code = link && running?.qrCode?.(link);
    const place = find("[data-qr]");
    place.hidden = !code;
    if (code) place.innerHTML = pinprick.createHTML(code);
    find("[data-qr-link]").textContent = link ?? words("qr_none");
    find("[data-away]").textContent = "";
    find("#class-away").showModal();
  },
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Words in lines of at most so many letters. */
const folded = (text, most) => text.split(" ").reduce((lines, word) => {
  const line = `${lines.at(-1)} ${word}`.trim();
  return line.length <= most || !lines.at(-1) ? [...lines.slice(0, -1), line] : [...lines, word];
}, [""]);

/** A canvas as a picture in SVG. */
const raster = (canvas) => {
  const { clientWidth: width, clientHeight: height } = canvas;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${canvas.toDataURL()}"/></svg>`;
};

/** A drawing of the page with the looks that the style sheets give it. */
const dressed = (drawn) => {
  const copy = drawn.cloneNode(true);
  const looks = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "display"];
  const [from, to] = [drawn, copy].map((of) => [of, ...all("*", of)]);
  from.forEach((part, i) => {
    const style = getComputedStyle(part);
    for (const look of looks) to[i].setAttribute(look, style.getPropertyValue(look));
  });
  const { width, height } = drawn.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  for (const name of ["class", "style", "x", "y", "width", "height"]) copy.removeAttribute(name);
  const text = new XMLSerializer().serializeToString(copy);
  return text.replace("<svg", `<svg width="${width}" height="${height}"`);
};
