// The guide's page: renders screens described as JSON, sends answers, loses nothing typed.
// One file, no imports, no network. All text goes in as text nodes, never as markup.

const REPEATABLE = new Set(["hello", "go", "save", "locale", "here"]);
const PAUSE = 1000; // ms without typing before an answer is saved
const PATIENCE = 5000; // ms before an unanswered message is sent again
const RADIOS = 9; // longer lists become a select
const OURS = () => document.body.dataset.depwork !== undefined; // our theme, not JupyterLab

function h(tag, attrs = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== "" && c !== false));
  return el;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const fill = (text, slots) => (text || "").replace(/\{(\w+)\}/g, (m, n) => (n in slots ? slots[n] : m));
let serial = 0;
const newId = () => `dw${++serial}`;
const isGap = (v) => v !== null && typeof v === "object" && !Array.isArray(v) && "gap" in v;

// ------------------------------------------------------------------ controls
// A control is {el, get, set, state, restore, focus, single}: `single` takes a <label for>.

function textControl(app, q, id, describedby, { area = false, type = "text" } = {}) {
  const common = {
    id, "aria-describedby": describedby, autocomplete: "off", spellcheck: "false",
    class: "dw-input",
  };
  const numeric = q.w === "number" ? "numeric" : undefined;
  const el = area
    ? h("textarea", { ...common, rows: q.w === "lines" ? 3 : 5 })
    : h("input", { ...common, type, inputmode: numeric, autocapitalize: type === "text" ? undefined : "none" });
  return {
    el, single: true, input: el,
    get: () => (q.w === "lines" ? el.value.split("\n").filter((l) => l.trim()) : el.value || null),
    set: (v) => { el.value = Array.isArray(v) ? v.join("\n") : v === null || v === undefined ? "" : String(v); },
    state: () => el.value,
    restore: (s) => { el.value = s; },
    focus: () => el.focus(),
  };
}

function selectControl(app, q, id, describedby) {
  const options = q.w === "country" || q.w === "countries" ? app.countries : q.options;
  const el = h("select", { id, "aria-describedby": describedby, autocomplete: "off", class: "dw-input" },
    h("option", { value: "" }, app.t.choose),
    options.map((o) => h("option", { value: o.v }, o.label)));
  return {
    el, single: true, input: el,
    get: () => el.value || null,
    set: (v) => { el.value = v ?? ""; },
    state: () => el.value, restore: (s) => { el.value = s; },
    focus: () => el.focus(),
  };
}

function yesNoSelect(app, q, id, describedby) {
  const control = selectControl(app, { ...q, options: yesNo(app) }, id, describedby);
  return {
    ...control,
    get: () => ({ "": null, true: true, false: false })[control.el.value],
    set: (v) => { control.el.value = v === true ? "true" : v === false ? "false" : ""; },
  };
}

const yesNo = (app) => [{ v: "true", label: app.t.yes }, { v: "false", label: app.t.no }];

function radioControl(app, q, id) {
  const bool = q.w === "yes_no";
  const name = newId();
  const inputs = [];
  const row = (value, label) => {
    const input = h("input", { type: "radio", name, id: newId(), value, autocomplete: "off" });
    inputs.push(input);
    return h("div", { class: "dw-option" }, input, h("label", { for: input.id }, label));
  };
  const el = h("div", { class: "dw-options", id },
    (bool ? yesNo(app) : q.options).map((o) => row(o.v, o.label)),
    q.silences && h("p", { class: "dw-or" }, app.t.or),
    q.silences && row("gap:not_known", app.t.not_known),
    q.silences && row("gap:declined", app.t.rather_not));
  const read = (v) => (v.startsWith("gap:") ? { gap: v.slice(4) } : bool ? v === "true" : v);
  const write = (v) => (isGap(v) ? `gap:${v.gap}` : v === null || v === undefined ? "" : String(v));
  const picked = () => inputs.find((i) => i.checked)?.value ?? "";
  const pick = (v) => inputs.forEach((i) => { i.checked = i.value === v && v !== ""; });
  return {
    el, single: false, gaps: true, quick: true,
    get: () => { const v = picked(); return v ? read(v) : null; },
    set: (v) => pick(write(v)),
    state: picked, restore: pick,
    focus: () => (inputs.find((i) => i.checked) || inputs[0]).focus(),
  };
}

function checksControl(app, q, id) {
  const inputs = q.options.map((o) => h("input", { type: "checkbox", id: newId(), value: o.v, autocomplete: "off" }));
  const el = h("div", { class: "dw-options", id },
    inputs.map((input, i) => h("div", { class: "dw-option" }, input, h("label", { for: input.id }, q.options[i].label))));
  const get = () => inputs.filter((i) => i.checked).map((i) => i.value);
  const set = (v) => inputs.forEach((i) => { i.checked = (v || []).includes(i.value); });
  return { el, single: false, quick: true, get, set, state: get, restore: set, focus: () => inputs[0].focus() };
}

function tickControl(app, q, id, describedby) {
  const input = h("input", { type: "checkbox", id, "aria-describedby": describedby, autocomplete: "off" });
  const el = h("div", { class: "dw-option" }, input, h("label", { for: id }, q.label));
  return {
    el, single: false, own: true, get: () => input.checked, set: (v) => { input.checked = v === true; },
    state: () => input.checked, restore: (s) => { input.checked = s; }, focus: () => input.focus(),
  };
}

// Three boxes: a phone likes them, and they can hold a day that does not exist.
function dateControl(app, q, id, describedby) {
  const parts = app.locale === "en" ? ["month", "day", "year"] : ["day", "month", "year"];
  const boxes = {};
  const el = h("div", { class: "dw-date", id }, parts.map((part) => {
    const box = h("input", {
      id: newId(), type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false",
      maxlength: part === "year" ? 4 : 2, class: `dw-input dw-${part}`, "aria-describedby": describedby,
    });
    boxes[part] = box;
    return h("div", {}, h("label", { for: box.id }, app.t[part]), box);
  }));
  const typed = () => ["year", "month", "day"].map((p) => boxes[p].value.trim());
  const pad = (s) => (/^\d$/.test(s) ? `0${s}` : s);
  return {
    el, single: false, boxes,
    get: () => { const [y, m, d] = typed(); return y || m || d ? `${y}-${pad(m)}-${pad(d)}` : null; },
    set: (v) => {
      const [y, m, d] = typeof v === "string" ? v.split("-") : ["", "", ""];
      boxes.year.value = y ?? ""; boxes.month.value = (m ?? "").replace(/^0/, ""); boxes.day.value = (d ?? "").replace(/^0/, "");
    },
    state: typed,
    restore: ([y, m, d]) => { boxes.year.value = y; boxes.month.value = m; boxes.day.value = d; },
    focus: () => boxes[parts[0]].focus(),
    whole: () => { const [y, m, d] = typed(); return (!y && !m && !d) || (y.length === 4 && m !== "" && d !== ""); },
  };
}

// Masked until asked for: nobody reads a number over a shoulder.
function secretNumber(app, q, id, describedby) {
  const inner = textControl(app, q, id, describedby);
  inner.el.setAttribute("autocapitalize", "characters");
  const masked = h("span", { class: "dw-masked" });
  const button = h("button", { type: "button", class: "dw-quiet", onclick: () => { open(!shown); if (shown) inner.focus(); } });
  const el = h("div", { class: "dw-secret" }, masked, inner.el, button);
  let shown = true;
  let mask = q.masked;
  const open = (yes) => {
    shown = yes || !mask;
    inner.el.hidden = !shown;
    masked.hidden = shown;
    masked.textContent = mask || "";
    button.hidden = !mask;
    button.textContent = shown ? app.t.hide : app.t.show;
  };
  open(!mask);
  return {
    ...inner, el,
    set: (v, more = {}) => { inner.set(v); if ("masked" in more) mask = more.masked; if (!v) mask = null; if (!el.contains(document.activeElement)) open(!mask); },
    restore: (s) => { inner.restore(s); open(true); },
    focus: () => { open(true); inner.focus(); },
  };
}

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
      onclick: () => { rows = rows.filter((r) => r !== row); row.el.remove(); if (!rows.length) add(""); changed(el); more.focus(); },
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

const changed = (el) => el.dispatchEvent(new Event("input", { bubbles: true }));

// Rows of a sub-record: add, remove, each field with its own label and error.
function groupControl(app, q, id) {
  const list = h("div", { class: "dw-rows" });
  let rows = [];
  const blank = (row) => row.fields.every((f) => { const v = f.control.get(); return v === null || v === "" || (Array.isArray(v) && !v.length); });
  const number = () => rows.forEach((row, i) => {
    const name = fill(app.t.row, { label: q.label, number: i + 1 });
    row.legend.textContent = name;
    row.drop.setAttribute("aria-label", `${app.t.remove}: ${name}`);
  });
  const add = (values) => {
    const row = { fields: q.fields.map((f) => new Field(app, f, { compact: true })) };
    row.fields.forEach((f) => f.control.set(values ? values[f.name] ?? null : null));
    row.legend = h("legend", {});
    row.drop = h("button", {
      type: "button", class: "dw-quiet",
      onclick: () => { rows = rows.filter((r) => r !== row); row.el.remove(); number(); changed(el); more.focus(); },
    }, app.t.remove);
    row.el = h("fieldset", { class: "dw-row" }, row.legend, row.fields.map((f) => f.el), row.drop);
    rows.push(row);
    list.append(row.el);
    number();
    return row;
  };
  const more = h("button", { type: "button", class: "dw-secondary", onclick: () => add(null).fields[0].control.focus() }, app.t.add_row);
  const el = h("div", { id }, list, more);
  const set = (v) => { rows = []; list.replaceChildren(); (v || []).forEach(add); };
  const state = () => rows.map((r) => r.fields.map((f) => f.control.state()));
  return {
    el, single: false, set, state,
    get: () => rows.filter((r) => !blank(r)).map((r) => Object.fromEntries(r.fields.map((f) => [f.name, f.control.get()]))),
    restore: (s) => { set([]); s.forEach((values) => { const row = add(null); row.fields.forEach((f, i) => f.control.restore(values[i])); }); },
    focus: () => (rows.length ? rows[0].fields[0].control.focus() : more.focus()),
    whole: () => rows.every((r) => blank(r) || r.fields.every((f) => !f.required || f.control.get())),
    problems: (found) => {
      rows.forEach((r) => r.fields.forEach((f) => f.error("")));
      const filled = rows.filter((r) => !blank(r));
      return found.filter((p) => {
        const [index, name] = p.at.slice(q.path.length + 1).split(".");
        const field = filled[Number(index)]?.fields.find((f) => f.name === name);
        field?.error(p.text);
        return !field;
      });
    },
  };
}

function makeControl(app, q, id, describedby, compact = false) {
  if (q.w === "yes_no") return compact ? yesNoSelect(app, q, id, describedby) : radioControl(app, q, id);
  if (q.w === "choice") return compact || q.options.length > RADIOS || q.long ? selectControl(app, q, id, describedby) : radioControl(app, q, id);
  if (q.w === "state" || q.w === "country") return selectControl(app, q, id, describedby);
  if (q.w === "choices") return checksControl(app, q, id);
  if (q.w === "date") return dateControl(app, q, id, describedby);
  if (q.w === "a_number") return secretNumber(app, q, id, describedby);
  if (q.w === "countries") return countriesControl(app, q, id, describedby);
  if (q.w === "group") return groupControl(app, q, id);
  if (q.w === "tick") return tickControl(app, q, id, describedby);
  if (q.w === "secret") return textControl(app, q, id, describedby, { type: "password" });
  return textControl(app, q, id, describedby, { area: q.w === "long" || q.w === "lines" });
}

// A label (or fieldset and legend), hint, error and control: the frame of every question.
class Field {
  constructor(app, q, { compact = false, big = false } = {}) {
    this.app = app;
    this.name = q.name;
    this.required = q.required;
    this.label = q.label;
    const id = newId();
    const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
    const hint = q.hint || (q.w === "lines" ? app.t.one_per_line : "");
    const described = hint ? `${hintId} ${errorId}` : errorId;
    this.control = makeControl(app, q, id, described, compact);
    const hintEl = hint ? h("p", { class: "dw-hint", id: hintId }, hint) : null;
    this.errorEl = h("p", { class: "dw-error", id: errorId, role: "alert" });
    const title = compact && q.required === false ? `${q.label} ${app.t.optional}` : q.label;
    this.below = h("div", { class: "dw-below" });
    const size = big ? "dw-label dw-big" : "dw-label";
    if (this.control.own) {
      this.el = h("div", { class: "dw-field" }, hintEl, this.errorEl, this.control.el, this.below);
    } else if (this.control.single) {
      this.el = h("div", { class: "dw-field" }, h("label", { class: size, for: id }, title), hintEl, this.errorEl, this.control.el, this.below);
    } else {
      this.el = h("fieldset", { class: "dw-field", "aria-describedby": described }, h("legend", { class: size }, title), hintEl, this.errorEl, this.control.el, this.below);
    }
  }

  error(text) {
    this.errorEl.replaceChildren(...(text ? [h("span", { class: "dw-sr" }, `${this.app.t.error_prefix} `), text] : []));
    this.el.classList.toggle("dw-wrong", Boolean(text));
    this.el.querySelectorAll(":scope > .dw-input, :scope > .dw-date .dw-input, :scope > .dw-secret .dw-input")
      .forEach((i) => (text ? i.setAttribute("aria-invalid", "true") : i.removeAttribute("aria-invalid")));
  }
}

function whyPart(app, text) {
  return text ? h("details", { class: "dw-why" }, h("summary", {}, app.t.why_we_ask), h("p", {}, text)) : null;
}

// A prose page: parts with rows of cells of pieces {x: text, b: bold, m: mark}.
function prose(block, sub) {
  const pieces = (cell) => cell.map((p) => (p.m ? h("span", { class: `dw-mark dw-${p.m}` }, p.x) : p.b ? h("strong", {}, p.x) : p.x));
  const points = (tag, part, attrs = {}) => h(tag, attrs, part.rows.map(([cell]) => h("li", {}, pieces(cell))));
  const kinds = {
    heading: (part) => h(sub, {}, pieces(part.rows[0][0])),
    para: (part) => h("p", {}, pieces(part.rows[0][0])),
    list: (part) => points("ul", part),
    steps: (part) => points("ol", part),
    ticks: (part) => points("ul", part, { class: "dw-ticks" }),
    table: (part) => h("div", { class: "dw-scroll", tabindex: "0", role: "group" }, h("table", {},
      h("thead", {}, h("tr", {}, part.rows[0].map((cell) => h("th", { scope: "col" }, pieces(cell))))),
      h("tbody", {}, part.rows.slice(1).map((row) => h("tr", {}, row.map((cell) => h("td", {}, pieces(cell)))))))),
  };
  return h("div", { class: "dw-prose" }, block.parts.map((part) => kinds[part.k](part)));
}

// ------------------------------------------------------------------ a question
class Question {
  constructor(app, q) {
    this.app = app;
    this.q = q;
    this.path = q.path;
    this.accepted = q.value;
    this.rev = q.rev;
    this.gap = null; // for controls without radios: the silence chosen
    this.sending = null;
    this.errors = [];
    this.field = new Field(app, q, { big: true });
    this.control = this.field.control;
    this.sign = h("span", { class: "dw-saved", role: "status" });
    this.chips = this.makeChips();
    this.conflictEl = h("div", {});
    this.field.below.append(h("div", { class: "dw-under" }, this.chips, this.sign), this.conflictEl, whyPart(app, q.why) ?? "");
    this.el = h("div", { class: "dw-question", "data-path": q.path }, this.field.el);
    this.put(q.value, q);
    const draft = app.drafts.get(this.path);
    if (draft) this.revive(draft);
    this.el.addEventListener("input", (e) => { if (!e.target.closest(".dw-conflict")) this.touched(); });
    this.el.addEventListener("change", (e) => { if (this.control.quick && !e.target.closest(".dw-conflict")) this.save(); });
    this.el.addEventListener("focusout", (e) => { if (!this.el.contains(e.relatedTarget)) this.left(); });
  }

  makeChips() {
    const { app, q } = this;
    const chip = (gap, label) => h("button", {
      type: "button", class: "dw-chip", "aria-pressed": "false", "data-gap": gap,
      onclick: () => { this.setGap(this.gap === gap ? null : gap); this.save(); },
    }, label);
    const parts = [];
    if (q.silences && !this.control.gaps) parts.push(chip("not_known", app.t.not_known), chip("declined", app.t.rather_not));
    if (this.control.gaps) {
      this.clearEl = h("button", { type: "button", class: "dw-chip", onclick: () => { this.control.set(null); this.clearEl.hidden = true; this.control.focus(); this.save(); } }, app.t.clear);
      parts.push(this.clearEl);
    }
    return h("div", { class: "dw-chips", role: parts.length > 1 ? "group" : undefined, "aria-label": parts.length > 1 ? q.label : undefined }, parts);
  }

  setGap(gap) {
    if (gap && this.gap === null) this.before = this.control.state();
    if (gap) this.control.set(Array.isArray(this.accepted) ? [] : null, { masked: null });
    else if (this.gap && this.before !== undefined) this.control.restore(this.before);
    this.gap = gap;
    this.chips.querySelectorAll("[data-gap]").forEach((c) => c.setAttribute("aria-pressed", String(c.dataset.gap === gap)));
  }

  put(value, q) {
    const silent = isGap(value) && !this.control.gaps;
    this.gap = null;
    this.chips.querySelectorAll("[data-gap]").forEach((c) => c.setAttribute("aria-pressed", "false"));
    this.control.set(silent ? null : value, { masked: q?.masked ?? null });
    if (silent) { this.before = this.control.state(); this.setGap(value.gap); }
    if (this.clearEl) this.clearEl.hidden = value === null || value === undefined;
  }

  value() { return this.gap ? { gap: this.gap } : this.control.get(); }

  get dirty() { return !same(this.norm(this.value()), this.norm(this.accepted)); }

  norm(v) { // an empty list and no answer are the same; a row's blanks do not count
    if (Array.isArray(v)) return v.length ? v.map((x) => (x && typeof x === "object" ? Object.fromEntries(Object.entries(x).filter(([, y]) => y !== null && y !== "" && !(Array.isArray(y) && !y.length)).sort()) : x)) : null;
    return v === "" || v === undefined ? null : typeof v === "number" ? String(v) : v;
  }

  revive(draft) {
    this.control.restore(draft.state);
    this.setGapQuietly(draft.gap);
    this.showErrors(draft.errors);
    if (draft.conflict) this.showConflict(draft.conflict);
    else if (!draft.errors.length) this.later();
  }

  setGapQuietly(gap) {
    this.gap = gap;
    this.chips.querySelectorAll("[data-gap]").forEach((c) => c.setAttribute("aria-pressed", String(c.dataset.gap === gap)));
  }

  keep() {
    if (this.dirty || this.errors.length || this.conflict) {
      this.app.drafts.set(this.path, { state: this.control.state(), gap: this.gap, errors: this.errors, conflict: this.conflict });
    } else this.app.drafts.delete(this.path);
  }

  touched() {
    if (this.gap) this.setGapQuietly(null);
    if (this.clearEl) this.clearEl.hidden = this.control.get() === null;
    this.keep();
    if (this.dirty) this.say("");
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (!this.control.whole || this.control.whole()) this.save(); }, PAUSE);
  }

  left() {
    if (this.dirty) this.save();
    else if (!this.errors.length && !this.conflict && !this.sending && this.q.rev === this.rev) { this.accepted = this.q.value; this.put(this.q.value, this.q); }
    if (this.pendingErrors) { this.showErrors(this.pendingErrors); this.pendingErrors = null; }
  }

  say(text) { this.sign.textContent = text; }

  async save() {
    clearTimeout(this.timer);
    if (this.conflict) return;
    if (this.sending) { await this.sending; }
    if (!this.dirty || this.conflict) {
      if (!this.conflict && this.errors.length) this.showErrors([]);
      this.keep();
      return;
    }
    this.sending = this.push();
    await this.sending;
    this.sending = null;
  }

  async push() {
    const value = this.value();
    const reply = await this.app.send({ do: "save", path: this.path, value, rev: this.rev });
    if (reply.saved) {
      this.accepted = value;
      this.rev = reply.saved.rev;
      this.pendingErrors = null;
      this.showErrors([]);
      this.say(reply.saved.at ? fill(this.app.t.saved_at, { at: reply.saved.at }) : this.app.t.saved);
      this.keep();
      if (this.dirty) this.later();
    } else if (reply.problems) {
      this.say(this.app.t.not_saved);
      const typing = this.el.contains(document.activeElement) && document.hasFocus();
      if (typing && !this.control.quick && !this.errors.length) this.pendingErrors = reply.problems;
      else this.showErrors(reply.problems);
      if (this.pendingErrors) this.app.drafts.set(this.path, { state: this.control.state(), gap: this.gap, errors: reply.problems, conflict: null });
    } else if (reply.conflict) {
      this.say(this.app.t.not_saved);
      this.showConflict(reply.conflict);
      this.keep();
    } else this.say(this.app.t.not_saved);
  }

  showErrors(found) {
    this.errors = found;
    const general = this.control.problems ? this.control.problems(found) : found;
    let text = general.map((p) => p.text).join(" ");
    if (text && this.control.boxes && !this.control.whole()) text = this.app.t.date_incomplete;
    this.field.error(text);
    this.el.classList.toggle("dw-bad", found.length > 0);
    if (found.length) this.keep();
  }

  showConflict(conflict) {
    this.conflict = conflict;
    const done = () => { this.conflict = null; this.rev = conflict.rev; this.conflictEl.replaceChildren(); };
    this.conflictEl.replaceChildren(h("div", { class: "dw-conflict", role: "alert" },
      h("p", {}, h("strong", {}, this.app.t.conflict)),
      h("p", {}, this.app.t.conflict_theirs),
      conflict.lines.map((l) => h("blockquote", { class: "dw-answer" }, l)),
      h("div", { class: "dw-buttons" },
        h("button", { type: "button", class: "dw-secondary", onclick: () => { done(); this.accepted = conflict.value; this.save(); this.control.focus(); } }, this.app.t.keep_mine),
        h("button", { type: "button", class: "dw-secondary", onclick: () => { done(); this.accepted = conflict.value; this.put(conflict.value, {}); this.keep(); this.say(""); this.control.focus(); } }, this.app.t.take_theirs))));
  }

  // The same question from a newer screen; false when it must be built anew.
  update(q) {
    const fixed = ({ value, rev, masked, ...rest }) => rest;
    if (!same(fixed(q), fixed(this.q))) return false;
    const old = this.q;
    this.q = q;
    const busy = this.el.contains(document.activeElement) && this.control.el.contains(document.activeElement);
    if (q.rev === this.rev) {
      if (!this.dirty && !busy && !this.conflict && !this.errors.length && (!same(old.value, q.value) || q.masked !== old.masked)) { this.accepted = q.value; this.put(q.value, q); }
      return true;
    }
    if (!this.dirty && !this.conflict && !busy) { this.accepted = q.value; this.rev = q.rev; this.put(q.value, q); }
    return true; // typed over meanwhile: the next save tells
  }
}

// ------------------------------------------------------------------ a consent
class ConsentQuestion {
  constructor(app, q) {
    this.app = app;
    this.q = q;
    this.path = q.path;
    this.errors = [];
    const t = app.t;
    const titleId = newId();
    this.sign = h("span", { class: "dw-saved", role: "status" });
    this.fields = q.fields.map((f) => new Field(app, f, { compact: f.w !== "tick" }));
    this.fields.forEach((f, i) => f.control.set(q.fields[i].value ?? null));
    const give = h("details", { class: "dw-open" }, h("summary", {}, t.consent_give),
      h("p", { class: "dw-hint" }, t.consent_read_aloud),
      this.fields.map((f) => f.el),
      h("button", { type: "button", class: "dw-primary", onclick: () => this.give() }, t.consent_give_submit));
    const by = new Field(app, { w: "choice", label: t.consent_withdraw_by, hint: "", options: q.by, name: "by", required: true }, { compact: true });
    const withdraw = h("details", { class: "dw-open" }, h("summary", {}, t.consent_withdraw),
      h("p", {}, t.consent_withdraw_sure), by.el,
      h("button", { type: "button", class: "dw-warning", onclick: () => this.withdraw(by) }, t.consent_withdraw));
    const standing = q.state === "in_force" || q.state === "provisional";
    this.giveEl = give;
    this.el = h("div", { class: "dw-question dw-consent", "data-path": q.path, role: "group", "aria-labelledby": titleId },
      h("p", { class: "dw-label dw-big", id: titleId }, q.label),
      q.hint && h("p", { class: "dw-hint" }, q.hint),
      h("p", {}, h("strong", { class: `dw-tag dw-${q.state}` }, q.state_text), " ", this.sign),
      q.lines.length > 0 && h("ul", { class: "dw-history" }, q.lines.map((l) => h("li", { class: "dw-answer" }, l))),
      standing ? withdraw : give,
      whyPart(app, q.why));
    const draft = app.drafts.get(this.path);
    if (draft) { give.open = true; this.fields.forEach((f, i) => f.control.restore(draft.state[i])); }
    this.el.addEventListener("input", () => { if (give.open) app.drafts.set(this.path, { state: this.fields.map((f) => f.control.state()) }); });
  }

  get dirty() { return false; }
  async save() {}
  keep() {}

  async give() {
    const missing = this.fields.filter((f) => f.required && !f.control.get() && f.control.get() !== false);
    this.fields.forEach((f) => f.error(missing.includes(f) ? this.app.t.must_choose : ""));
    if (missing.length) { missing[0].control.focus(); return; }
    const values = Object.fromEntries(this.fields.map((f) => [f.name, f.control.get()]));
    await this.sent(await this.app.send({ do: "consent_give", path: this.path, rev: this.q.rev, values }));
  }

  async withdraw(by) {
    by.error(by.control.get() ? "" : this.app.t.must_choose);
    if (!by.control.get()) { by.control.focus(); return; }
    await this.sent(await this.app.send({ do: "consent_withdraw", path: this.path, rev: this.q.rev, by: by.control.get() }));
  }

  async sent(reply) {
    if (reply.refused) this.fields.forEach((f) => f.error(reply.refused[f.name] || ""));
    else if (reply.problems) this.fields[0].error(reply.problems.map((p) => p.text).join(" "));
    else if (reply.conflict) { this.sign.textContent = this.app.t.conflict; this.app.go(this.app.place, { force: true, quiet: true }); }
    else if (reply.saved) {
      this.app.drafts.delete(this.path);
      this.app.announce(fill(this.app.t.saved_at, { at: reply.saved.at }));
      await new Promise((r) => setTimeout(r, 0)); // the new screen stands
      const now = this.app.questions.get(this.path);
      if (now) { now.sign.textContent = fill(this.app.t.saved_at, { at: reply.saved.at }); now.focus(); }
    }
  }

  focus() { const s = this.el.querySelector("summary"); if (s) s.focus(); }
  get control() { return { focus: () => this.focus() }; }
  update(q) { if (same(q, this.q)) return true; if (!same(q.state, this.q.state) || !same(q.lines, this.q.lines)) this.app.drafts.delete(this.path); return false; }
}

// ------------------------------------------------------------------ a form with a button
class Form {
  constructor(app, b) {
    this.app = app;
    this.b = b;
    this.fields = b.fields.map((f) => new Field(app, f, { compact: f.w !== "tick" && f.w !== "yes_no" }));
    this.reset();
    this.submit = h("button", { type: "submit", class: "dw-primary" }, b.submit);
    this.el = h("form", { class: "dw-form", autocomplete: "off", novalidate: true, onsubmit: (e) => { e.preventDefault(); this.send(); } },
      this.fields.map((f) => f.el), this.submit);
    this.el.addEventListener("input", () => { this.conditions(); this.keep(); });
    const draft = app.drafts.get(`form:${b.key}`);
    if (draft) this.fields.forEach((f, i) => f.control.restore(draft.state[i]));
    this.conditions();
  }

  reset() { this.fields.forEach((f, i) => f.control.set(this.b.fields[i].value ?? null)); }

  keep() { if (this.b.act !== "unlock") this.app.drafts.set(`form:${this.b.key}`, { state: this.fields.map((f) => f.control.state()) }); }

  conditions() {
    this.b.fields.forEach((f, i) => {
      if (!f.only) return;
      const other = this.fields.find((x) => x.name === f.only.name);
      this.fields[i].el.hidden = !f.only.values.includes(other.control.get());
    });
  }

  async send() {
    const used = this.fields.filter((f) => !f.el.hidden);
    const missing = used.filter((f) => f.required && (f.control.get() === null || f.control.get() === ""));
    used.forEach((f) => f.error(missing.includes(f) ? this.app.t.must_choose : ""));
    if (missing.length) { missing[0].control.focus(); return; }
    const values = Object.fromEntries(used.map((f) => [f.name, f.control.get()]));
    this.submit.disabled = true;
    const hash = this.app.fromHash();
    const reply = await this.app.send({ do: this.b.act, values, ...(this.b.act === "unlock" ? hash : {}) }, { at: this.b.act === "unlock" ? hash.at : undefined });
    this.submit.disabled = false;
    if (reply.refused) {
      used.forEach((f) => f.error(reply.refused[f.name] || ""));
      const first = used.find((f) => reply.refused[f.name]);
      if (first) first.control.focus();
      else used[0].error(Object.values(reply.refused).join(" "));
      return;
    }
    if (!reply.screen) return;
    this.app.drafts.delete(`form:${this.b.key}`);
    if (reply.recorded) { this.reset(); this.conditions(); this.app.announce(this.app.t.recorded); this.app.flash(this.app.t.recorded); }
  }
}

// ------------------------------------------------------------------ the page
class App {
  constructor(model, el, signal) {
    this.model = model;
    this.me = Math.random().toString(36).slice(2, 8);
    this.count = 0;
    this.waiting = new Map();
    this.drafts = new Map(); // typed and not yet saved: in memory only
    this.questions = new Map();
    this.cache = new Map();
    this.t = {};
    this.countries = [];
    this.place = null;
    this.blobs = [];
    this.live = h("div", { class: "dw-sr", "aria-live": "polite" });
    this.troubleEl = h("div", { role: "alert" });
    this.topEl = h("div", { class: "dw-top" });
    this.bannerEl = h("div", {});
    this.aroundEl = h("div", { class: "dw-around" });
    this.screenEl = h("div", { class: "dw-screen" });
    this.footEl = h("div", { class: "dw-tools" });
    // JupyterLab must not take a letter typed on a button for a command to its cells.
    this.root = h("div", { class: "dw", "aria-busy": "true", "data-lm-suppress-shortcuts": "true" }, this.topEl, this.bannerEl, this.troubleEl, this.live, this.aroundEl, this.screenEl, this.footEl);
    el.append(this.root);
    model.on("msg:custom", (content, buffers) => this.receive(content, buffers));
    const listen = (target, name, f, capture) => target.addEventListener(name, f, { signal, capture });
    listen(document, "keydown", (e) => this.keys(e), true);
    listen(document, "pointerdown", () => { this.pressing = true; this.here(); }, true);
    for (const name of ["pointerup", "pointercancel", "click"]) listen(document, name, () => setTimeout(() => this.release(), 0), true);
    listen(document, "visibilitychange", () => { if (document.hidden) this.flush(); });
    listen(window, "pagehide", () => this.flush());
    this.start();
  }

  // --- messages
  send(message, { at } = {}) {
    const id = `${this.me}:${this.count++}`;
    const content = { ...message, id, at: at ?? this.place };
    return new Promise((resolve) => {
      const again = REPEATABLE.has(message.do);
      const post = () => { try { this.model.send(content); } catch { this.offline(); } };
      const timer = setInterval(() => { if (again) post(); if (message.do !== "packet") this.offline(); }, PATIENCE);
      this.waiting.set(id, (reply) => { clearInterval(timer); resolve(reply); });
      post();
    });
  }

  receive(content, buffers) {
    if (!this.waiting.has(content.re)) return;
    const deliver = () => {
      const done = this.waiting.get(content.re);
      if (!done) return;
      this.waiting.delete(content.re);
      this.online();
      content.buffers = buffers || [];
      if (content.trouble) this.trouble(content.trouble);
      if (content.strings) { this.t = content.strings; this.countries = content.countries; }
      done(content);
      if (content.screen) queueMicrotask(() => this.show(content.screen)); // after whoever waited
    };
    if (this.pressing) this.held = [...(this.held || []), deliver];
    else deliver();
  }

  release() { // a reply that moves the page waits until the finger is off the button
    this.pressing = false;
    const held = this.held || [];
    this.held = [];
    held.forEach((f) => f());
  }

  offline() {
    if (this.isOffline) return;
    this.isOffline = true;
    this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" },
      h("p", {}, this.t.offline || "…"),
      h("button", { type: "button", class: "dw-secondary", onclick: () => location.reload() }, this.t.reload || "↻")));
  }

  online() {
    if (!this.isOffline) return;
    this.isOffline = false;
    this.troubleEl.replaceChildren();
    this.flash(this.t.offline_again);
  }

  trouble(text) { this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" }, h("p", {}, text))); }

  announce(text) { this.live.textContent = ""; setTimeout(() => { this.live.textContent = text; }, 50); }

  flash(text) {
    const note = h("p", { class: "dw-note dw-good" }, text);
    this.troubleEl.replaceChildren(note);
    setTimeout(() => note.remove(), 6000);
  }

  here() {
    const now = performance.now();
    if (this.last && now - this.last < 120000) return;
    this.last = now;
    if (this.place) this.send({ do: "here" });
  }

  // --- where we are
  fromHash() {
    const found = OURS() && /^#([A-Z0-9]{4}-[A-Z0-9]{4})\/([\w.]+)$/.exec(location.hash);
    return found ? { case: found[1], at: found[2] } : {};
  }

  async start() {
    const { case: code, at } = this.fromHash();
    await this.send({ do: "hello", case: code ?? null }, { at: at ?? null });
    this.root.removeAttribute("aria-busy");
  }

  async flush() {
    await Promise.race([
      Promise.all([...this.questions.values()].map((q) => q.save())),
      new Promise((r) => setTimeout(r, 4000)),
    ]);
  }

  async go(to, { focus = "", force = false, quiet = false } = {}) {
    await this.flush();
    const bad = [...this.questions.values()].filter((q) => { if (q.pendingErrors) { q.showErrors(q.pendingErrors); q.pendingErrors = null; } return q.errors.length; });
    if (bad.length && !force) return this.problems(bad, to);
    this.focusNext = focus;
    this.quiet = quiet;
    return this.send({ do: "go", to });
  }

  problems(bad, to) {
    const old = this.screenEl.querySelector(".dw-problems");
    if (old) old.remove();
    const box = h("div", { class: "dw-problems", role: "alert", tabindex: "-1" },
      h("p", { class: "dw-label" }, this.t.problems_title),
      h("ul", {}, bad.map((q) => h("li", {}, h("button", { type: "button", class: "dw-link", onclick: () => { q.el.scrollIntoView({ block: "center" }); q.control.focus(); } }, `${q.q.label}: ${q.errors[0].text}`)))),
      h("button", { type: "button", class: "dw-secondary", onclick: () => this.go(to, { force: true }) }, this.t.problems_go_on));
    this.heading.after(box);
    box.focus();
    box.scrollIntoView({ block: "start" });
  }

  keys(e) {
    this.here();
    if (e.key !== "Escape") { this.escaped = 0; return; }
    const now = performance.now();
    if (this.escaped && now - this.escaped < 1200) this.leave();
    this.escaped = now;
  }

  // Blank at once, send what is pending, then put a page of nothing in this page's place.
  async leave() {
    this.questions.forEach((q) => { if (q.dirty) q.save(); });
    document.documentElement.style.display = "none";
    document.title = "";
    const until = performance.now() + 600;
    while (this.waiting.size && performance.now() < until) await new Promise((r) => setTimeout(r, 20));
    this.blobs.forEach((u) => URL.revokeObjectURL(u));
    location.replace("about:blank");
  }

  // --- drawing
  show(screen) {
    const moved = screen.place !== this.place || screen.locale !== this.locale;
    const arrived = this.place !== null && screen.place !== this.place && !this.quiet;
    this.quiet = false;
    if (this.locale && screen.locale !== this.locale) this.questions.forEach((q) => q.keep && q.keep());
    if (screen.place !== this.place) { this.questions.clear(); this.cache.clear(); this.blobs.forEach((u) => URL.revokeObjectURL(u)); this.blobs = []; }
    this.locale = screen.locale;
    this.place = screen.place;
    this.screen = screen;
    this.root.lang = screen.locale;
    this.address(screen);
    this.drawTop(screen);
    this.drawAround(screen);
    this.drawScreen(screen, moved);
    this.drawTools(screen);
    const target = this.focusNext && this.questions.get(this.focusNext);
    this.focusNext = "";
    if (target) { target.el.scrollIntoView({ block: "center" }); target.control.focus(); }
    else if (arrived) { this.heading.focus({ preventScroll: true }); this.root.scrollIntoView({ block: "start" }); }
  }

  address(screen) {
    if (!OURS()) return;
    document.documentElement.lang = screen.locale;
    document.body.dataset.depwork = screen.guide && !["tasks", "cases", "unlock"].includes(screen.place) ? "inside" : "home";
    if (screen.title) document.title = `${screen.title} · depwork`;
    if (screen.case) history.replaceState(null, "", `#${screen.case}/${screen.place}`);
    else if (screen.place === "cases" && location.hash) history.replaceState(null, "", location.pathname);
  }

  drawTop(s) {
    if (s.alone) { this.topEl.replaceChildren(); return; }
    const state = [s.locale, s.practice];
    if (same(state, this.topState)) return;
    this.topState = state;
    const hadFocus = this.topEl.contains(document.activeElement);
    const other = s.locale === "en" ? "es" : "en";
    const language = h("button", { type: "button", class: "dw-quiet", lang: other, onclick: async () => { await this.flush(); this.send({ do: "locale", to: other }); } }, this.t.language_switch);
    this.topEl.replaceChildren(
      h("div", { class: "dw-bar" }, language,
        h("button", { type: "button", class: "dw-leave", title: this.t.leave_hint, onclick: () => this.leave() }, this.t.leave)));
    this.bannerEl.replaceChildren(...(s.practice ? [h("p", { class: "dw-practice" }, this.t.practice_banner)] : []));
    if (hadFocus) language.focus();
  }

  drawAround(s) {
    const state = [s.urgency, s.urgency_open, s.nav, s.case_text, s.locale];
    if (same(state, this.aroundState)) return;
    this.aroundState = state;
    const parts = [];
    if (s.nav && s.nav.length) {
      parts.push(h("nav", { "aria-label": this.t.nav_label, class: "dw-nav" },
        s.nav.map((n) => h("button", { type: "button", class: "dw-link", "aria-current": n.current ? "page" : undefined, onclick: () => this.go(n.go, { force: true }) }, n.label)),
        h("span", { class: "dw-code" }, s.case_text)));
    }
    if (s.urgency) {
      const u = s.urgency;
      const more = [u.reasons.map((r) => h("p", {}, r)),
        u.settle.length > 0 && h("p", { class: "dw-settle" }, `${u.settle_title} `, u.settle.map((l) => this.link(l)))];
      // On the task list in full; elsewhere one line that opens.
      parts.push(s.urgency_open
        ? h("div", { class: `dw-urgency dw-${u.level}`, role: "group", "aria-label": u.title }, h("p", {}, h("strong", {}, u.title)), more)
        : h("details", { class: `dw-urgency dw-${u.level}` }, h("summary", {}, u.title), more));
    }
    this.aroundEl.replaceChildren(...parts);
  }

  drawScreen(s, moved) {
    const level = s.guide && !["tasks", "cases", "unlock"].includes(s.place) && OURS() ? 1 : 2;
    if (moved || !this.heading) {
      this.level = level;
      this.heading = h(`h${level}`, { tabindex: "-1", class: "dw-title" }, s.title);
      const head = [];
      if (s.back) head.push(h("button", { type: "button", class: "dw-link dw-back", onclick: () => this.go(s.back, { force: true }) }, `‹ ${this.t.back}`));
      if (s.progress) head.push(h("p", { class: "dw-progress" }, s.progress, s.part ? h("span", {}, ` · ${s.part}`) : ""));
      this.bodyEl = h("div", { class: "dw-blocks" });
      this.moreEl = h("div", { class: "dw-foot" });
      this.screenEl.replaceChildren(...head, ...(s.title ? [this.heading] : []), this.bodyEl, this.moreEl);
      if (s.print) this.moreEl.append(h("button", { type: "button", class: "dw-secondary dw-noprint", onclick: () => window.print() }, this.t.print));
    }
    this.screenEl.classList.toggle("dw-wide", Boolean(s.wide));
    const before = new Set(this.questions.keys());
    this.fillBlocks(this.bodyEl, s.blocks, "");
    const fresh = [...this.questions.keys()].filter((p) => !before.has(p));
    if (!moved && fresh.length) this.announce(this.t.appeared);
    this.moreEl.querySelector(".dw-next")?.remove();
    if (s.next) {
      this.moreEl.prepend(h("button", { type: "button", class: "dw-primary dw-next", onclick: () => this.go(this.screen.next) }, s.next_label));
    }
  }

  drawTools(s) {
    const state = [s.locale, s.lockable, s.alone, s.place === "unlock", this.covered];
    if (same(state, this.toolState)) return;
    this.toolState = state;
    if (s.alone || s.place === "unlock") { this.footEl.replaceChildren(); return; }
    const cover = h("button", { type: "button", class: "dw-quiet", "aria-pressed": String(Boolean(this.covered)), onclick: () => { this.covered = !this.covered; this.root.classList.toggle("dw-covered", this.covered); this.drawTools(this.screen); this.footEl.querySelector("button").focus(); } }, this.t.shared_screen);
    this.footEl.replaceChildren(cover, ...(s.lockable ? [h("button", { type: "button", class: "dw-quiet", onclick: async () => { await this.flush(); this.drafts.clear(); this.send({ do: "lock" }); } }, this.t.lock)] : []));
  }

  // Put blocks into a parent, keeping what is unchanged in place: focus and typed text stay.
  fillBlocks(parent, blocks, prefix) {
    const wanted = [];
    blocks.forEach((b, i) => {
      const key = `${prefix}${b.key || `${i}:${b.t}`}`;
      const kept = this.cache.get(key);
      const json = JSON.stringify(b);
      if (kept && kept.el.isConnected && kept.locale === this.locale && (kept.json === json || (kept.part && kept.part.update && kept.part.update(b)))) {
        kept.json = json;
        wanted.push(kept.el);
        return;
      }
      const made = this.block(b, key);
      if (made.part instanceof Question || made.part instanceof ConsentQuestion) this.questions.set(b.path, made.part);
      if (kept && kept.el.tagName === "DETAILS" && made.el.tagName === "DETAILS") made.el.open = kept.el.open;
      this.cache.set(key, { ...made, json, locale: this.locale });
      wanted.push(made.el);
    });
    const keep = new Set(wanted);
    [...parent.children].forEach((c) => {
      if (keep.has(c)) return;
      c.querySelectorAll?.("[data-path]").forEach((q) => this.forget(q));
      if (c.dataset.path) this.forget(c);
      c.remove();
    });
    wanted.forEach((el, i) => { if (parent.children[i] !== el) parent.insertBefore(el, parent.children[i] ?? null); });
  }

  forget(el) { // only if no newer question has taken its path
    const q = this.questions.get(el.dataset.path);
    if (q && q.el === el) this.questions.delete(el.dataset.path);
  }

  link(l) {
    if (!l.go) return h("span", {}, l.label);
    return h("button", { type: "button", class: "dw-link", onclick: () => this.go(l.go, { focus: l.focus || "", force: true }) }, l.label);
  }

  inner(blocks, prefix) {
    const box = h("div", { class: "dw-blocks" });
    blocks.forEach((b, i) => box.append(this.block(b, `${prefix}/${i}`).el));
    return box;
  }

  block(b, key) {
    const el = (x, part) => ({ el: x, part });
    const sub = `h${this.level + 1}`;
    switch (b.t) {
      case "question": {
        const part = b.w === "consent" ? new ConsentQuestion(this, b) : new Question(this, b);
        return el(part.el, part);
      }
      case "form": { const part = new Form(this, b); return el(part.el, part); }
      case "text": return el(h("p", {}, b.text));
      case "heading": return el(h(sub, {}, b.text));
      case "quote": return el(h("div", { class: "dw-note dw-info" }, h("p", { class: "dw-label" }, b.title), h("p", { class: "dw-answer" }, b.text)));
      case "note": return el(h("div", { class: `dw-note dw-${b.tone}` }, h("p", { class: "dw-label" }, b.title), this.inner(b.blocks, key)));
      case "details": return el(h("details", { class: "dw-details", open: b.open }, h("summary", {}, b.title), this.inner(b.blocks, key)));
      case "section": return el(h("section", { class: "dw-section" }, h(sub, {}, b.title), this.inner(b.blocks, key)));
      case "links": return el(h("div", { class: "dw-links" }, h("p", {}, b.title), h("ul", {}, b.items.map((l) => h("li", {}, this.link(l))))));
      case "buttons": return el(h("div", { class: "dw-buttons" }, b.items.map((x) => this.button(x))));
      case "tasks": return el(h("ol", { class: "dw-tasks" }, b.rows.map((r) => this.task(r))));
      case "cases": return el(h("ul", { class: "dw-cases" }, b.rows.map((r) => h("li", {},
        h("button", { type: "button", class: "dw-link", onclick: () => this.send({ do: "open", case: r.case }) }, r.label),
        r.code && h("span", { class: "dw-code" }, ` ${r.code}`),
        h("span", { class: `dw-tag dw-${r.level}` }, r.urgency)))));
      case "summary": return el(this.summary(b));
      case "pairs": return el(h("dl", { class: "dw-pairs" }, b.rows.map((r) => [h("dt", {}, r.label), r.lines.map((l) => h("dd", {}, l))])));
      case "reasons": return el(h("ul", { class: "dw-reasons" }, b.rows.map((r) => h("li", {},
        h("p", {}, r.text),
        r.register.map((f) => h("p", { class: "dw-fact" }, f)),
        h("p", { class: "dw-source" }, [r.rule, r.source, r.where, r.as_of].filter(Boolean).join(" · ")),
        r.facts.length > 0 && h("p", { class: "dw-source" }, `${b.facts_title} `, r.facts.map((l) => this.link(l)))))));
      case "ask": return el(this.ask(b, key));
      case "frame": return el(h("iframe", { class: "dw-frame", title: b.title, sandbox: "", srcdoc: b.html, tabindex: "0" }));
      case "prose": return el(prose(b, sub));
      case "downloads": { this.downloads = h("div", { class: "dw-downloads", role: "status" }); return el(this.downloads); }
      case "table": return el(h("div", { class: "dw-scroll", tabindex: "0", role: "group", "aria-label": b.title }, h("table", {}, h("caption", {}, b.title),
        h("thead", {}, h("tr", {}, b.heads.map((x) => h("th", { scope: "col" }, x)))),
        h("tbody", {}, b.rows.map((r) => h("tr", {}, h("td", {}, r.on), h("td", {}, r.kind), h("td", { class: "dw-answer" }, r.text)))))));
      default: return el(h("div", {}));
    }
  }

  button(x) {
    const act = () => (x.go ? this.go(x.go, { force: true }) : this.packet(x.act === "packet_bare"));
    return h("button", { type: "button", class: x.quiet ? "dw-secondary" : "dw-primary", onclick: act }, x.label);
  }

  task(r) {
    const id = newId();
    return h("li", { class: `dw-task dw-is-${r.state}` },
      h("span", { class: "dw-number" }, String(r.step)),
      h("div", { class: "dw-about" },
        h("button", { type: "button", class: "dw-link", "aria-describedby": id, onclick: () => this.go(r.go) }, r.title),
        h("p", { class: "dw-hint" }, r.summary),
        r.blocked.length > 0 && h("div", { class: "dw-hint" }, h("p", {}, r.blocked_title), h("ul", {}, r.blocked.map((x) => h("li", {}, x))))),
      h("div", { class: "dw-status", id }, h("strong", { class: `dw-tag dw-${r.state}` }, r.tag), r.count && h("span", {}, r.count)));
  }

  summary(b) {
    return h("section", { class: "dw-section" }, h(`h${this.level + 2 > 6 ? 6 : this.level + (this.place === "review" ? 2 : 1)}`, {}, b.title),
      h("dl", { class: "dw-summary" }, b.rows.map((r) => h("div", {},
        h("dt", {}, r.label),
        h("dd", { class: r.owed ? "dw-owed" : "dw-answer" }, r.lines.map((l) => h("span", {}, l))),
        h("dd", { class: "dw-change dw-noprint" }, h("button", { type: "button", class: "dw-link", onclick: () => this.go(r.go, { focus: r.focus, force: true }) }, this.t.change, h("span", { class: "dw-sr" }, `: ${r.label}`)))))));
  }

  ask(b, key) {
    const sub = `h${this.level + (this.place === "decisions" ? 2 : 1)}`;
    return h("section", { class: "dw-ask" },
      h(sub, {}, b.question),
      b.note && h("p", {}, b.note),
      b.conditions.length > 0 && h("p", { class: "dw-label" }, b.conditions_title),
      b.conditions.length > 0 && h("ul", { class: "dw-conditions" }, b.conditions.map((c) => h("li", {},
        h("strong", { class: `dw-tag dw-met-${c.met}` }, c.tag), ` ${c.text} `, c.met === "unknown" && c.settle.map((l) => this.link(l))))),
      this.block(b.more, `${key}/more`).el,
      this.block(b.why, `${key}/why`).el);
  }

  async packet(bare) {
    const box = this.downloads;
    box.replaceChildren(h("p", {}, this.t.working));
    const reply = await this.send({ do: "packet", bare });
    if (!reply.packet) { box.replaceChildren(); return; }
    const p = reply.packet;
    const files = p.files.map((f, i) => {
      const url = URL.createObjectURL(new Blob([reply.buffers[i]], { type: f.type }));
      this.blobs.push(url);
      return h("li", {}, h("a", { href: url, download: f.name, class: i === 0 ? "dw-button" : "" }, `${this.t.download} ${f.name}`), ` ${f.size}`);
    });
    const parts = [];
    if (files.length) parts.push(h("p", { class: "dw-label" }, p.files_title), h("ul", { class: "dw-files" }, files));
    if (p.none) parts.push(h("p", {}, p.none));
    if (p.refused.length) parts.push(h("p", { class: "dw-label" }, p.refused_title), this.inner(p.refused, "refused"));
    box.replaceChildren(...parts);
  }
}

function render({ model, el, signal }) {
  const controller = new AbortController();
  if (signal) signal.addEventListener("abort", () => controller.abort());
  new App(model, el, controller.signal);
  return () => controller.abort();
}

export default { render };
