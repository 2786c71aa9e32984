// Beside a step: a panel that opens, and the document as it grows. The document is asked for
// after the screen stands and after each save, so that neither waits for it.

const WIDE = "(min-width: 70rem)";

BLOCKS.set("panel", (app, b, key) => h("details", { class: "dw-panel", open: b.wide && matchMedia(WIDE).matches }, h("summary", {}, b.title), app.inner(b.blocks, key)));

class Live {
  constructor(app, b, key) {
    this.app = app;
    this.b = b;
    this.key = key;
    const id = newId();
    this.pick = h("select", { id, class: "dw-input", autocomplete: "off", onchange: () => this.load() },
      b.documents.map((d) => h("option", { value: d.v }, d.label)));
    this.body = h("div", { class: "dw-blocks" });
    this.el = h("details", { class: "dw-panel dw-live", open: matchMedia(WIDE).matches, ontoggle: () => { if (this.el.open) this.load(); } },
      h("summary", {}, b.title),
      b.documents.length > 1 && h("div", { class: "dw-field" }, h("label", { class: "dw-label", for: id }, b.choose), this.pick),
      this.body);
    if (this.el.open) this.load();
  }

  async load() {
    const of = this.pick.value;
    const reply = await this.app.send({ do: "preview", of });
    if (reply.blocks && of === this.pick.value) this.app.fillBlocks(this.body, reply.blocks, `${this.key}/${of}/`);
  }

  later() { clearTimeout(this.timer); this.timer = setTimeout(() => { if (this.el.open && this.el.isConnected) this.load(); }, 400); }

  update(b) { return same(b, this.b); }
}

BLOCKS.set("live", (app, b, key) => {
  app.beside = new Live(app, b, key);
  return { el: app.beside.el, part: app.beside };
});

// A page inside the page: when it changes, the reader stays where they were in it.
// Scripts stay forbidden; the origin is shared only so that its place can be kept.
class Frame {
  constructor(b) {
    this.b = b;
    this.at = 0;
    this.el = h("iframe", { class: "dw-frame", title: b.title, sandbox: "allow-same-origin", srcdoc: b.html, tabindex: "0", onload: () => this.inside()?.scrollTo(0, this.at) });
  }

  inside() { return this.el.contentWindow; }

  update(b) {
    if (b.title !== this.b.title) return false;
    this.b = b;
    this.at = this.inside()?.scrollY || 0;
    this.el.srcdoc = b.html;
    return true;
  }
}

BLOCKS.set("frame", (app, b) => { const part = new Frame(b); return { el: part.el, part }; });

// Who may see what: a reader is chosen, and what they would see is asked for.
BLOCKS.set("readers", (app, b, key) => {
  const id = newId();
  const body = h("div", { class: "dw-blocks", "aria-live": "polite" });
  const pick = h("select", { id, class: "dw-input", autocomplete: "off", onchange: async () => {
    const of = pick.value;
    const reply = of ? await app.send({ do: "audience", of }) : { blocks: [] };
    if (reply.blocks && of === pick.value) app.fillBlocks(body, reply.blocks, `${key}/${of}/`);
  } }, h("option", { value: "" }, app.t.choose), b.options.map((o) => h("option", { value: o.v }, o.label)));
  return h("section", { class: "dw-section dw-readers" }, h(below(app), {}, b.title), h("p", {}, b.intro),
    h("div", { class: "dw-field dw-noprint" }, h("label", { class: "dw-label", for: id }, b.choose), pick), body);
});
