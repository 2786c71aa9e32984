// Radios, ticks and one tick.

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

CONTROLS.set("yes_no", (app, q, id, describedby, compact) => (compact ? yesNoSelect(app, q, id, describedby) : radioControl(app, q, id)));
CONTROLS.set("choice", (app, q, id, describedby, compact) => (compact || q.options.length > RADIOS || q.long ? selectControl(app, q, id, describedby) : radioControl(app, q, id)));
CONTROLS.set("choices", (app, q, id) => checksControl(app, q, id));
CONTROLS.set("tick", tickControl);
