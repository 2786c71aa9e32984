// The frame of every question.

// The kernel sends a part that this page's script does not know: a newer depwork, an older page.
class UnknownPart extends Error {}

function makeControl(app, q, id, describedby, compact = false) {
  const make = CONTROLS.get(q.w);
  if (!make) throw new UnknownPart(q.w);
  return make(app, q, id, describedby, compact);
}

// A label (or fieldset and legend), hint, error and control: the frame of every question.
class Field {
  constructor(app, q, { compact = false, big = false } = {}) {
    this.app = app;
    this.name = q.name;
    this.w = q.w;
    this.required = q.required;
    this.label = q.label;
    const id = newId();
    const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
    const hint = q.hint || (q.w === "lines" ? app.t.one_per_line : "");
    const described = hint ? `${hintId} ${errorId}` : errorId;
    this.control = makeControl(app, q, id, described, compact);
    const hintEl = hint ? h("p", { class: "dw-hint", id: hintId }, hint) : null;
    this.errorEl = h("p", { class: "dw-error", id: errorId, role: "alert" });
    const title = compact && q.required === false && !q.untagged ? `${q.label} ${app.t.optional}` : q.label;
    this.below = h("div", { class: "dw-below" });
    if (q.suggest?.length) { // known names, to be taken or typed over
      this.control.el.setAttribute("list", `${id}-names`);
      this.below.append(h("datalist", { id: `${id}-names` }, q.suggest.map((name) => h("option", { value: name }))));
    }
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

// The sign beside a box: what stands saved has a tick, what does not has none.
function signed(sign, text, unsaved = false) {
  sign.textContent = text;
  sign.classList.toggle("dw-unsaved", unsaved);
}

function whyPart(app, text, open = false) {
  return text ? h("details", { class: "dw-why", open }, h("summary", {}, app.t.why_we_ask), h("p", {}, text)) : null;
}
