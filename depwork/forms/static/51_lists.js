// The lists one works through: cases, the nine steps, the answers to check.

BLOCKS.set("cases", (app, b) => h("ul", { class: "dw-cases" }, b.rows.map((r) => h("li", {},
  h("button", { type: "button", class: "dw-link", onclick: () => app.send({ do: "open", case: r.case }) }, r.label),
  r.code && h("span", { class: "dw-code" }, ` ${r.code}`),
  h("span", { class: `dw-tag dw-${r.level}` }, r.urgency)))));

BLOCKS.set("tasks", (app, b) => h("ol", { class: "dw-tasks" }, b.rows.map((r) => task(app, r))));

BLOCKS.set("papers", (app, b) => h("ul", { class: "dw-papers" }, b.rows.map((r) => {
  const id = newId();
  return h("li", {}, h("button", { type: "button", class: "dw-link", "aria-describedby": id, onclick: () => app.go(r.go) }, r.title),
    h("span", { class: `dw-tag dw-${r.state}`, id }, r.tag), h("p", { class: "dw-hint" }, r.purpose));
})));

function task(app, r) {
  const id = newId();
  return h("li", { class: `dw-task dw-is-${r.state}` },
    h("span", { class: "dw-number" }, String(r.step)),
    h("div", { class: "dw-about" },
      h("button", { type: "button", class: "dw-link", "aria-describedby": id, onclick: () => app.go(r.go) }, r.title)),
    h("div", { class: "dw-status", id }, r.blocked.length > 0
      ? h("details", { class: "dw-waits" }, h("summary", { class: `dw-tag dw-${r.state}` }, r.tag), h("p", {}, r.blocked_title), h("ul", {}, r.blocked.map((x) => h("li", {}, x))))
      : h("strong", { class: `dw-tag dw-${r.state}` }, r.tag), r.count && h("span", { class: "dw-asked" }, r.count)));
}

BLOCKS.set("summary", (app, b) => h("section", { class: "dw-section" }, h(below(app, app.place === "review" ? 2 : 1), {}, b.title),
  h("dl", { class: "dw-summary" }, b.rows.map((r) => h("div", {},
    h("dt", {}, r.label),
    h("dd", { class: r.owed ? "dw-owed" : "dw-answer" }, r.lines.map((l) => h("span", {}, l))),
    h("dd", { class: "dw-change dw-noprint" }, h("button", { type: "button", class: "dw-link", onclick: () => app.go(r.go, { focus: r.focus, force: true }) }, app.t.change, h("span", { class: "dw-sr" }, `: ${r.label}`))))))));
