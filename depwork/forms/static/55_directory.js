// A list to search and to narrow down; what is typed stays in the page.

const plainly = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

BLOCKS.set("directory", (app, b) => {
  const searchId = newId();
  const filterId = newId();
  const search = h("input", { id: searchId, type: "search", class: "dw-input", autocomplete: "off", spellcheck: "false" });
  const filter = h("select", { id: filterId, class: "dw-input", autocomplete: "off" },
    h("option", { value: "" }, b.all), b.groups.map((g) => h("option", { value: g.v }, g.label)));
  const none = h("p", { role: "status", hidden: true }, b.none);
  const rows = b.items.map((item) => ({
    group: item.group,
    text: plainly([item.title, ...item.lines, item.small, item.tag.text].join(" ")),
    el: h("li", {},
      h("div", {}, app.link({ label: item.title, go: item.go }), " ", h("span", { class: `dw-tag dw-${item.tag.tone}` }, item.tag.text)),
      item.lines.map((line) => h("p", {}, line)),
      h("p", { class: "dw-source" }, item.small)),
  }));
  const show = () => {
    const words = plainly(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row) => {
      row.el.hidden = (filter.value && row.group !== filter.value) || !words.every((w) => row.text.includes(w));
      shown += row.el.hidden ? 0 : 1;
    });
    none.hidden = shown > 0;
  };
  search.addEventListener("input", show);
  filter.addEventListener("change", show);
  return h("div", { class: "dw-directory" },
    h("div", { class: "dw-find dw-noprint" },
      h("div", {}, h("label", { class: "dw-label", for: searchId }, b.search), search),
      h("div", {}, h("label", { class: "dw-label", for: filterId }, b.filter), filter)),
    none, h("ul", {}, rows.map((row) => row.el)));
});

BLOCKS.set("todo", (app, b) => h("section", { class: "dw-todo" }, h(below(app), {}, b.title),
  h("ul", {}, b.rows.map((r) => h("li", { class: "dw-answer" }, r.tag && h("strong", { class: "dw-tag dw-stale" }, r.tag), " ", app.link(r))))));
