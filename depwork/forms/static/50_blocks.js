// Plain blocks of a screen: words, notes, lists, tables. A new kind is one more part file.

const below = (app, deeper = 1) => `h${Math.min(app.level + deeper, 6)}`;

BLOCKS.set("text", (app, b) => h("p", {}, b.text));
BLOCKS.set("heading", (app, b) => h(below(app), {}, b.text));
BLOCKS.set("quote", (app, b) => h("div", { class: "dw-note dw-info" }, h("p", { class: "dw-label" }, b.title), h("p", { class: "dw-answer" }, b.text)));
BLOCKS.set("note", (app, b, key) => h("div", { class: `dw-note dw-${b.tone}` }, h("p", { class: "dw-label" }, b.title), app.inner(b.blocks, key)));
BLOCKS.set("details", (app, b, key) => h("details", { class: "dw-details", open: b.open }, h("summary", {}, b.title), app.inner(b.blocks, key)));
BLOCKS.set("section", (app, b, key) => h("section", { class: "dw-section" }, h(below(app), {}, b.title), app.inner(b.blocks, key)));
// What is typed here is asked of the kernel alone, and kept nowhere.
BLOCKS.set("search", (app, b) => {
  const id = newId();
  const found = h("ul", { class: "dw-found", "aria-live": "polite" });
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    await new Promise((r) => setTimeout(r, 250));
    if (mine !== asked) return;
    const reply = await app.send({ do: "find", text: box.value });
    if (mine !== asked) return;
    const rows = reply.found ?? [];
    found.replaceChildren(...rows.map((one) => h("li", {}, app.link(one))), ...(box.value.trim() && !rows.length ? [h("li", {}, app.t.search_none)] : []));
  };
  const box = h("input", { id, type: "search", class: "dw-input", autocomplete: "off", spellcheck: "false", maxlength: 80, oninput: look });
  return h("div", { class: "dw-search" }, h("label", { for: id, class: "dw-label" }, app.t.search), h("p", { class: "dw-hint" }, b.hint), box, found);
});

BLOCKS.set("columns", (app, b, key) => h("div", { class: "dw-columns" }, b.parts.map((blocks, i) => app.inner(blocks, `${key}/${i}`))));
BLOCKS.set("links", (app, b) => h("div", { class: "dw-links" }, b.title && h("p", {}, b.title), h("ul", {}, b.items.map((l) => h("li", {}, app.link(l))))));
BLOCKS.set("buttons", (app, b) => h("div", { class: "dw-buttons" }, b.items.map((x) => button(app, x))));
BLOCKS.set("pairs", (app, b) => h("dl", { class: "dw-pairs" }, b.rows.map((r) => [h("dt", {}, r.label), (r.lines.length ? r.lines : ["–"]).map((l) => h("dd", {}, l || "–"))])));
// On a phone a row becomes two lines; the roles stay for who listens to it.
const cell = (role, tag, attrs, text) => h(tag, { role, ...attrs }, text);
BLOCKS.set("table", (app, b) => h("div", { class: "dw-scroll", tabindex: "0", role: "group", "aria-label": b.title }, h("table", { class: "dw-lines", role: "table" }, h("caption", {}, b.title),
  h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, b.heads.map((x) => cell("columnheader", "th", { scope: "col" }, x)))),
  h("tbody", { role: "rowgroup" }, b.rows.map((r) => h("tr", { role: "row" }, cell("cell", "td", {}, r.on), cell("cell", "td", {}, r.kind), cell("cell", "td", { class: "dw-answer" }, r.text)))))));

function button(app, x) {
  const act = () => (x.go ? app.go(x.go, { force: true }) : app.packet(x.act === "packet_bare"));
  return h("button", { type: "button", class: x.quiet ? "dw-secondary" : "dw-primary", onclick: act }, x.label);
}
