// The front door. What is typed here stands in this one object: it is sent once, when somebody
// agrees that it is kept, and forgotten when the page is left, hidden for good, or stands idle.

const DOOR_IDLE = 20 * 60 * 1000; // ms without a touch after which it is forgotten

const DOOR = {
  typed: {}, refused: {}, timer: 0, token: "",
  put(name, value) {
    if (value === null || value === "" || (Array.isArray(value) && !value.length)) delete this.typed[name];
    else this.typed[name] = value;
    this.stay();
  },
  stay() { clearTimeout(this.timer); this.timer = setTimeout(() => this.wipe(), DOOR_IDLE); },
  wipe() {
    this.typed = {}; this.refused = {}; this.token = "";
    document.querySelectorAll(".dw-door input, .dw-door select").forEach((el) => { if (el.type === "checkbox" || el.type === "radio") el.checked = false; else el.value = ""; });
  },
  ticket() { // drawn once: sent again, it makes no second case
    if (!this.token) this.token = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
    return this.token;
  },
};
window.addEventListener("pagehide", () => DOOR.wipe());

const doorInput = (app, name, attrs = {}) => {
  const el = h("input", { id: newId(), class: "dw-input", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...attrs });
  el.value = DOOR.typed[name] ?? "";
  el.addEventListener("input", () => { DOOR.put(name, el.value.trim()); });
  return el;
};

const doorDate = (app, name, label) => {
  const control = dateControl(app, {}, newId());
  control.set(DOOR.typed[name] ?? null);
  control.el.setAttribute("role", "group");
  control.el.setAttribute("aria-label", label);
  control.el.addEventListener("input", () => DOOR.put(name, control.whole() ? control.get() : null));
  return control;
};

BLOCKS.set("doors", (app, b) => h("ul", { class: "dw-doors" }, b.items.map((item) => h("li", {},
  h("button", { type: "button", class: "dw-door-way", onclick: () => app.go(item.go, { force: true }) }, item.label)))));

BLOCKS.set("door_card", (app, b) => h("div", { class: b.adult ? "dw-door-card dw-adult" : "dw-door-card", hidden: b.adult && (DOOR.typed.chips || []).includes("under_18") },
  h("p", { class: "dw-label" }, b.name),
  b.lines.map((line) => h("p", {}, line)),
  h("p", { class: "dw-acts" },
    b.calls.map((c) => h("a", { class: "dw-button dw-act", href: `tel:${c.tel}`, "aria-label": `${c.label}: ${b.name}` }, c.label)),
    b.address && h("a", { class: "dw-button dw-act", href: b.address, target: "_blank", rel: "noopener noreferrer", "aria-label": `${b.opens}: ${b.name}` }, b.opens)),
  h("p", { class: "dw-source" }, b.day)));

BLOCKS.set("door_chips", (app, b) => {
  const need = h("div", { hidden: true }, h("label", { class: "dw-label" }, b.need));
  const box = doorInput(app, "need");
  need.firstChild.setAttribute("for", box.id);
  need.append(box);
  const chosen = () => DOOR.typed.chips || [];
  const show = () => {
    need.hidden = !chosen().includes("need");
    document.querySelectorAll(".dw-adult").forEach((el) => { el.hidden = chosen().includes("under_18"); });
  };
  const items = b.items.map((item) => {
    const tick = h("input", { type: "checkbox", id: newId() });
    tick.checked = chosen().includes(item.v);
    tick.addEventListener("change", () => { DOOR.put("chips", tick.checked ? [...chosen(), item.v] : chosen().filter((v) => v !== item.v)); show(); });
    return h("li", {}, h("label", { class: "dw-option", for: tick.id }, tick, h("span", {}, h("strong", {}, item.lead), pieces(item.rest))));
  });
  show();
  return h("div", { class: "dw-door" }, h("ul", { class: "dw-door-chips" }, items), need);
});

BLOCKS.set("door_boxes", (app, b) => {
  const said = h("p", { class: "dw-sr", role: "status" });
  const copy = (el, label) => h("button", { type: "button", class: "dw-quiet dw-copy", "aria-label": `${b.copy}: ${label}`, onclick: async () => {
    if (!el.value) return;
    try { await navigator.clipboard.writeText(el.value); } catch { el.select(); document.execCommand("copy"); }
    said.textContent = ""; said.className = "dw-hint"; said.textContent = b.copied;
  } }, b.copy);
  const row = (f, el) => h("div", { class: "dw-door-row" }, h("label", { class: "dw-label", for: el.id }, f.label), h("div", { class: "dw-door-box" }, el, copy(el, f.label)));
  const boxes = b.fields.map((f) => {
    if (f.name === "dob") return h("div", {}, h("p", { class: "dw-label" }, f.label), doorDate(app, "dob", f.label).el);
    if (f.name !== "country") return row(f, doorInput(app, f.name, f.name === "a_number" ? { inputmode: "numeric" } : {}));
    const listId = newId();
    const names = new Map(app.countries.map((c) => [plainly(c.label), c.v]));
    const el = doorInput(app, "country", { list: listId });
    el.value = DOOR.typed.country_said ?? "";
    el.addEventListener("input", () => { DOOR.put("country_said", el.value.trim()); DOOR.put("country", names.get(plainly(el.value.trim())) ?? el.value.trim()); });
    return h("div", {}, row(f, el), h("datalist", { id: listId }, app.countries.map((c) => h("option", { value: c.label }))));
  });
  const day = doorDate(app, "since", b.since);
  const quick = (label, back) => h("button", { type: "button", class: "dw-quiet", onclick: () => {
    const d = new Date(); d.setDate(d.getDate() - back);
    day.set(`${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`);
    DOOR.put("since", day.get());
  } }, label);
  const more = h("details", {}, h("summary", {}, b.more),
    h("p", { class: "dw-label" }, b.since), h("p", {}, quick(b.today, 0), quick(b.yesterday, 1)), day.el,
    b.place.map((f) => { const el = doorInput(app, f.name); return h("div", {}, h("label", { class: "dw-label", for: el.id }, f.label), el); }));
  return h("div", { class: "dw-door" }, h("p", { class: "dw-hint" }, b.kept), boxes, said, more);
});

BLOCKS.set("door_tries", (app, b) => {
  const said = h("p", { role: "status", class: "dw-hint" });
  return h("div", { class: "dw-door dw-adult", hidden: (DOOR.typed.chips || []).includes("under_18") }, h("p", {}, b.results.map((r) => h("button", { type: "button", class: "dw-secondary", onclick: () => {
    DOOR.put("tries", [...(DOOR.typed.tries || []), r.v]);
    said.textContent = `${r.label}. ${b.noted}`;
  } }, r.label))), said);
});

BLOCKS.set("door_day", (app, b) => {
  const group = newId();
  const kinds = b.items.map((item) => item.v);
  const control = doorDate(app, "kind_day", b.day);
  const put = () => {
    kinds.forEach((kind) => DOOR.put(kind, null));
    if (DOOR.typed.kind && DOOR.typed.kind_day) DOOR.put(DOOR.typed.kind, DOOR.typed.kind_day);
  };
  control.el.addEventListener("input", put);
  const items = b.items.map((item) => {
    const pick = h("input", { type: "radio", name: group, id: newId() });
    pick.checked = DOOR.typed.kind === item.v;
    pick.addEventListener("change", () => { DOOR.put("kind", item.v); put(); });
    return h("li", {}, h("label", { class: "dw-option", for: pick.id }, pick, h("span", {}, h("strong", {}, item.lead), pieces(item.rest))));
  });
  return h("div", { class: "dw-door" }, h("ul", { class: "dw-door-chips" }, items), h("p", { class: "dw-label" }, b.day), control.el);
});

Object.assign(App.prototype, {
  // What was typed is in the case now; what did not fit stays here, and is said.
  kept(refused) {
    const left = Object.entries(refused);
    if (!left.length) { DOOR.wipe(); return; }
    DOOR.refused = refused;
    queueMicrotask(() => this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" }, h("p", {}, this.t.door_left),
      h("ul", {}, left.map(([, why]) => h("li", {}, why))),
      h("button", { type: "button", class: "dw-secondary", onclick: () => { this.troubleEl.replaceChildren(); this.go("door.save", { force: true }); } }, this.t.door_back))));
  },
});

// What would be kept, in the person's own writing, with what was refused before beside it.
BLOCKS.set("door_typed", (app, b) => {
  const box = DOOR.typed;
  const rows = [["name", [box.first, box.last].filter(Boolean).join(" ")], ["country", box.country_said], ...["dob", "a_number", "need", "since", "place", "county", "removal", "release", "check_in", "hearing", "appeal"].map((n) => [n, box[n]])]
    .filter(([, value]) => value);
  if (!rows.length) return h("p", {}, b.none);
  return h("div", {}, h("p", { class: "dw-label" }, b.title), h("dl", { class: "dw-door-typed" }, rows.map(([name, value]) => [
    h("dt", {}, b.labels[name]), h("dd", {}, value, DOOR.refused[name] && h("p", { class: "dw-error" }, DOOR.refused[name]))])));
});
