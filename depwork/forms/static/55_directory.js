// A list to search and to narrow down; what is typed stays in the page.

const plainly = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

BLOCKS.set("directory", (app, b) => {
  const searchId = newId();
  const search = h("input", { id: searchId, type: "search", class: "dw-input", autocomplete: "off", spellcheck: "false" });
  const filters = b.filters.map((f) => {
    const id = newId();
    return { id, label: f.label, el: h("select", { id, class: "dw-input", autocomplete: "off" },
      h("option", { value: "" }, f.all), f.options.map((o) => h("option", { value: o.v }, o.label))) };
  });
  const none = h("p", { role: "status", hidden: true }, b.none);
  const rows = b.items.map((item) => ({
    in: item.in,
    text: plainly([item.title, ...item.lines, item.small, item.tag.text, item.wide ? b.everywhere : ""].join(" ")),
    el: h("li", {},
      h("div", {}, app.link({ label: item.title, go: item.go }), " ", h("span", { class: `dw-tag dw-${item.tag.tone}` }, item.tag.text)),
      item.lines.map((line) => h("p", {}, line)),
      h("p", { class: "dw-source" }, item.small)),
  }));
  const show = () => {
    const words = plainly(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row) => {
      // What names nothing for a filter, such as no place, fits whatever is chosen there.
      const fits = filters.every((f, i) => !f.el.value || !row.in[i].length || row.in[i].includes(f.el.value));
      row.el.hidden = !fits || !words.every((w) => row.text.includes(w));
      shown += row.el.hidden ? 0 : 1;
    });
    none.hidden = shown > 0;
  };
  search.addEventListener("input", show);
  filters.forEach((f) => f.el.addEventListener("change", show));
  return h("div", { class: "dw-directory" },
    h("div", { class: "dw-find dw-noprint" },
      h("div", {}, h("label", { class: "dw-label", for: searchId }, b.search), search),
      filters.map((f) => h("div", {}, h("label", { class: "dw-label", for: f.id }, f.label), f.el))),
    none, h("ul", {}, rows.map((row) => row.el)));
});

BLOCKS.set("todo", (app, b) => h("section", { class: "dw-todo" }, h(below(app), {}, b.title),
  h("ul", {}, b.rows.map((r) => h("li", { class: "dw-answer" }, r.tag && h("strong", { class: "dw-tag dw-stale" }, r.tag), " ", app.link(r))))));
