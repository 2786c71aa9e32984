// What is decided, and why: reasons with their sources, what to ask for.

BLOCKS.set("reasons", (app, b) => h("ul", { class: "dw-reasons" }, b.rows.map((r) => h("li", {},
  h("p", {}, r.text),
  r.register.map((f) => h("p", { class: "dw-fact" }, f)),
  h("p", { class: "dw-source" }, [r.source, r.where, r.as_of].filter(Boolean).join(" · ")),
  r.facts.length > 0 && h("p", { class: "dw-source" }, `${b.facts_title} `, r.facts.map((l) => app.link(l)))))));

BLOCKS.set("ask", (app, b, key) => h("section", { class: "dw-ask" },
  h(below(app, app.place === "decisions" ? 2 : 1), {}, b.question),
  b.note && h("p", {}, b.note),
  b.conditions.length > 0 && h("p", { class: "dw-label" }, b.conditions_title),
  b.conditions.length > 0 && h("ul", { class: "dw-conditions" }, b.conditions.map((c) => h("li", {},
    h("strong", { class: `dw-tag dw-met-${c.met}` }, c.tag), ` ${c.text} `, c.met === "unknown" && c.settle.map((l) => app.link(l))))),
  app.block(b.more, `${key}/more`).el,
  app.block(b.why, `${key}/why`).el));
