// Answers that repeat: countries, people, letters.

function countriesControl(app, q, id, describedby) {
  const list = h("div", { class: "dw-rows" });
  let rows = [];
  const add = (value) => {
    const rowId = newId();
    const control = selectControl(app, q, rowId, describedby);
    control.set(value);
    const label = fill(app.t.row, { label: q.label, number: rows.length + 1 });
    control.el.setAttribute("aria-label", label);
    const row = { control };
    row.el = h("div", { class: "dw-line" }, control.el, h("button", {
      type: "button", class: "dw-quiet", "aria-label": `${app.t.remove}: ${label}`,
      onclick: () => { more.focus(); rows = rows.filter((r) => r !== row); row.el.remove(); if (!rows.length) add(""); changed(el); },
    }, app.t.remove));
    rows.push(row);
    list.append(row.el);
    return row;
  };
  const more = h("button", { type: "button", class: "dw-quiet", onclick: () => add("").control.focus() }, app.t.add_country);
  const el = h("div", { id }, list, more);
  const set = (v) => { rows = []; list.replaceChildren(); (v && v.length ? v : [""]).forEach(add); };
  set([]);
  const get = () => rows.map((r) => r.control.get()).filter(Boolean);
  return { el, single: false, get, set, state: get, restore: set, focus: () => rows[0].control.focus() };
}

const rowId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((n) => n.toString(16).padStart(2, "0")).join("");

// Rows of a sub-record: add, remove, each field with its own label and error. Where there are
// several, a row that is kept is folded to its title, so that a phone shows the list.
function groupControl(app, q, id) {
  const list = h("div", { class: "dw-rows" });
  let rows = [];
  const blank = (row) => row.fields.every((f) => { const v = f.control.get(); return v === null || v === "" || (Array.isArray(v) && !v.length); });
  const number = () => rows.forEach((row, i) => {
    const name = fill(app.t.row, { label: q.label, number: i + 1 });
    row.legend.textContent = name;
    row.drop.setAttribute("aria-label", `${app.t.remove}: ${name}`);
    row.change.setAttribute("aria-label", `${app.t.change}: ${name}`);
  });
  const fold = (row, title) => {
    row.open = !title;
    row.title.textContent = title;
    row.folded.hidden = row.open;
    row.unfolded.hidden = !row.open;
  };
  const add = (values, title = "") => {
    const row = { id: values?.id || (q.ids ? rowId() : undefined), fields: q.fields.map((f) => new Field(app, f, { compact: true })) };
    row.fields.forEach((f) => f.control.set(values ? values[f.name] ?? null : null));
    row.legend = h("legend", {});
    row.drop = h("button", {
      type: "button", class: "dw-quiet",
      onclick: () => { const gone = row.legend.textContent; more.focus(); rows = rows.filter((r) => r !== row); row.el.remove(); number(); changed(el); app.announce(fill(app.t.removed, { label: gone })); },
    }, app.t.remove);
    row.title = h("p", { class: "dw-answer" });
    row.change = h("button", { type: "button", class: "dw-link", onclick: () => { fold(row, ""); row.fields[0].control.focus(); } }, app.t.change);
    row.folded = h("div", { class: "dw-folded" }, row.title, row.change);
    row.unfolded = h("div", {}, row.fields.map((f) => f.el), row.drop);
    row.el = h("fieldset", { class: "dw-row" }, row.legend, row.folded, row.unfolded);
    fold(row, title);
    rows.push(row);
    list.append(row.el);
    number();
    return row;
  };
  const more = h("button", { type: "button", class: "dw-secondary", onclick: () => { const row = add(null); row.fields[0].control.focus(); app.announce(fill(app.t.added, { label: row.legend.textContent })); } }, app.t.add_row);
  const el = h("div", { id }, list, more);
  const set = (v, { titles = [] } = {}) => {
    const stood = rows; // a row that is open stays so when the list comes anew
    const open = (value, i) => stood.some((r, at) => r.open && (r.id ? r.id === value.id : at === i));
    rows = [];
    list.replaceChildren();
    (v || []).forEach((value, i) => add(value, v.length > 1 && !open(value, i) ? titles[i] : ""));
  };
  const state = () => rows.map((r) => ({ id: r.id, title: r.open ? "" : r.title.textContent, fields: r.fields.map((f) => f.control.state()) }));
  const named = (r) => (r.id ? { id: r.id } : {}); // files hang on it, so it stays with its row
  return {
    el, single: false, set, state,
    get: () => rows.filter((r) => !blank(r)).map((r) => ({ ...Object.fromEntries(r.fields.map((f) => [f.name, f.control.get()])), ...named(r) })),
    restore: (s) => { set([]); s.forEach((kept) => { const row = add({ id: kept.id }, kept.title); row.fields.forEach((f, i) => f.control.restore(kept.fields[i])); }); },
    focus: () => (!rows.length ? more : rows[0].open ? rows[0].fields[0].control : rows[0].change).focus(),
    whole: () => rows.every((r) => blank(r) || r.fields.every((f) => !f.required || f.control.get())),
    problems: (found) => {
      rows.forEach((r) => r.fields.forEach((f) => f.error("")));
      const filled = rows.filter((r) => !blank(r));
      return found.filter((p) => {
        const [index, name] = p.at.slice(q.path.length + 1).split(".");
        const field = filled[Number(index)]?.fields.find((f) => f.name === name);
        field?.error(p.text);
        if (field) fold(filled[Number(index)], "");
        return !field;
      });
    },
  };
}

CONTROLS.set("countries", countriesControl);
CONTROLS.set("group", (app, q, id) => groupControl(app, q, id));
