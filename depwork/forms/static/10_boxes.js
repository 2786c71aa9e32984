// A box to type in, a list to choose from.

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

const yesNo = (app) => [{ v: "true", label: app.t.yes }, { v: "false", label: app.t.no }];

function yesNoSelect(app, q, id, describedby) {
  const control = selectControl(app, { ...q, options: yesNo(app) }, id, describedby);
  return {
    ...control,
    get: () => ({ "": null, true: true, false: false })[control.el.value],
    set: (v) => { control.el.value = v === true ? "true" : v === false ? "false" : ""; },
  };
}

CONTROLS.set("secret", (app, q, id, describedby) => textControl(app, q, id, describedby, { type: "password" }));
for (const w of ["long", "lines"]) CONTROLS.set(w, (app, q, id, describedby) => textControl(app, q, id, describedby, { area: true }));
CONTROLS.set("phone", (app, q, id, describedby) => {
  const control = textControl(app, q, id, describedby, { type: "tel" });
  control.el.dir = "ltr"; // a number reads from left to right in every language
  return control;
});
for (const w of ["short", "number"]) CONTROLS.set(w, textPlain);
for (const w of ["state", "country"]) CONTROLS.set(w, selectControl);

function textPlain(app, q, id, describedby) { return textControl(app, q, id, describedby); }
