// A prose page: parts with rows of cells of pieces {x: text, b: bold, m: mark}.

const pieces = (cell) => cell.map((p) => (p.m ? h("span", { class: `dw-mark dw-${p.m}` }, p.x) : p.b ? h("strong", {}, p.x) : p.x));
const points = (tag, part, attrs = {}) => h(tag, attrs, part.rows.map(([cell]) => h("li", {}, pieces(cell))));

const PROSE = {
  heading: (app, part) => h(below(app), {}, pieces(part.rows[0][0])),
  para: (app, part) => h("p", {}, pieces(part.rows[0][0])),
  list: (app, part) => points("ul", part),
  steps: (app, part) => points("ol", part),
  ticks: (app, part) => points("ul", part, { class: "dw-ticks" }),
  table: (app, part) => h("div", { class: "dw-scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, part.rows[0].map((cell) => h("th", { scope: "col" }, pieces(cell))))),
    h("tbody", {}, part.rows.slice(1).map((row) => h("tr", {}, row.map((cell) => h("td", {}, pieces(cell)))))))),
};

BLOCKS.set("prose", (app, b) => h("div", { class: "dw-prose" }, b.parts.map((part) => PROSE[part.k](app, part))));
