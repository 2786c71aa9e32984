// Areas to black out on a page: by mouse, finger, keys or numbers, all the same areas.

const MILLE = 1000;
const STEP = 5; // thousandths a key press moves
const bound = (n, low, high) => Math.min(Math.max(Math.round(n), low), high);

class Blackout {
  constructor(app, card, f) {
    this.app = app;
    this.card = card;
    this.f = f;
    this.page = 1;
    this.areas = f.areas.map((a) => ({ ...a }));
    this.asSent = false;
    this.drawing = false;
    const { t } = app;
    const level = Math.min(app.level + 2, 6);
    const press = (text, act, quiet = "dw-secondary", more = {}) => h("button", { type: "button", class: quiet, onclick: act, ...more }, text);
    this.titleEl = h(`h${level}`, { tabindex: "-1" }, fill(t.files_blackout_title, { name: f.name }));
    this.ofEl = h("p", { class: "dw-progress", role: "status" });
    this.previous = press(t.files_previous, () => this.turn(-1));
    this.next = press(t.files_next, () => this.turn(1));
    this.image = h("img", { class: "dw-page", alt: "" });
    this.stage = h("div", { class: "dw-stage" }, this.image);
    this.draw = press(t.files_draw, () => this.setDrawing(!this.drawing), "dw-secondary", { "aria-pressed": "false" });
    this.sent = press(t.files_as_sent, () => this.setSent(!this.asSent), "dw-secondary", { "aria-pressed": "false" });
    this.listEl = h("div", { class: "dw-rows" });
    this.guessEl = h("div", { role: "status" });
    this.stateEl = h("p", { class: "dw-hint", role: "status" });
    this.errorEl = h("p", { class: "dw-error", role: "alert" });
    this.el = h("section", { class: "dw-blackout" }, this.titleEl, h("p", {}, t.files_blackout_intro), h("p", { class: "dw-hint" }, t.files_area_keys),
      h("div", { class: "dw-buttons" }, this.previous, this.next), this.ofEl, this.errorEl,
      h("div", { class: "dw-buttons" }, press(t.files_add_area, () => this.add()), this.draw, this.sent),
      this.stage, this.listEl,
      h("div", { class: "dw-buttons" }, press(t.files_suggest, () => this.suggest())), this.guessEl, this.stateEl,
      h("div", { class: "dw-buttons" }, press(t.files_save_areas, () => this.save(), "dw-primary"), press(t.files_close, () => this.card.close())));
    this.stage.addEventListener("pointerdown", (e) => this.down(e));
  }

  start() { this.titleEl.focus(); this.show(); }

  update(f) { this.f = f; }

  here() { return this.areas.filter((a) => a.page === this.page); }

  turn(by) { this.page = bound(this.page + by, 1, this.f.pages); this.show(); }

  async show() {
    const { app } = this;
    this.previous.disabled = this.page <= 1;
    this.next.disabled = this.page >= this.f.pages;
    this.ofEl.textContent = fill(app.t.files_page_of, { number: this.page, count: this.f.pages });
    this.errorEl.textContent = "";
    this.drawAreas();
    const [page, asSent] = [this.page, this.asSent];
    this.stage.setAttribute("aria-busy", "true");
    const reply = await app.send({ do: "file_page", file: this.f.id, number: page, as_sent: asSent });
    if (page !== this.page || asSent !== this.asSent) return;
    if (!reply.page) { this.stage.removeAttribute("aria-busy"); this.errorEl.textContent = reply.refused || ""; return; }
    const reader = new FileReader(); // the page's policy allows data:, no blob:
    reader.onload = () => { this.image.src = reader.result; this.stage.removeAttribute("aria-busy"); };
    reader.readAsDataURL(new Blob([reply.buffers[0]], { type: "image/jpeg" }));
    this.image.alt = fill(app.t.files_page, { number: page, name: this.f.name });
  }

  setDrawing(on) {
    this.drawing = on;
    this.draw.setAttribute("aria-pressed", String(on));
    this.stage.classList.toggle("dw-drawing", on);
  }

  async setSent(on) {
    if (on && this.unsaved()) { this.say(this.app.t.files_unsaved); return; }
    this.asSent = on;
    this.sent.textContent = on ? this.app.t.files_as_came : this.app.t.files_as_sent;
    this.sent.setAttribute("aria-pressed", String(on));
    await this.show();
  }

  unsaved() { return !same(this.areas, this.f.areas); }

  say(text) { this.stateEl.textContent = text; }

  add(area = { page: this.page, left: 300, top: 450, width: 400, height: 50 }) {
    this.areas.push(area);
    if (area.page !== this.page) { this.page = area.page; this.show(); }
    else this.drawAreas();
    this.changed();
    this.stage.querySelector(".dw-area:last-of-type")?.focus();
  }

  drop(area) {
    this.areas = this.areas.filter((a) => a !== area);
    this.drawAreas();
    this.changed();
    (this.stage.querySelector(".dw-area:last-of-type") || this.titleEl).focus();
  }

  changed() { this.say(this.unsaved() ? this.app.t.files_unsaved : ""); }

  set(area, name, value) {
    const low = name === "width" || name === "height" ? 1 : 0;
    area[name] = bound(value, low, MILLE);
    area.left = bound(area.left, 0, MILLE - 1);
    area.top = bound(area.top, 0, MILLE - 1);
    area.width = bound(area.width, 1, MILLE - area.left);
    area.height = bound(area.height, 1, MILLE - area.top);
  }

  drawAreas() {
    const { app } = this;
    this.stage.querySelectorAll(".dw-area").forEach((el) => el.remove());
    this.listEl.replaceChildren();
    if (this.asSent) return;
    this.here().forEach((area, i) => {
      const name = fill(app.t.files_area, { number: i + 1 });
      const el = h("button", { type: "button", class: "dw-area", "aria-label": name, onkeydown: (e) => this.key(e, area) });
      el.area = area;
      const parts = [["left", app.t.files_left], ["top", app.t.files_top], ["width", app.t.files_width], ["height", app.t.files_height]];
      const boxes = parts.map(([part, label]) => {
        const id = newId();
        const box = h("input", { id, class: "dw-input", type: "number", min: "0", max: "100", step: "0.5", autocomplete: "off", oninput: () => { if (box.value !== "") { this.set(area, part, Number(box.value) * 10); this.lay(el); this.changed(); } } });
        box.part = part;
        return h("div", {}, h("label", { for: id, class: "dw-label" }, label), box);
      });
      const row = h("fieldset", { class: "dw-row" }, h("legend", {}, name), h("div", { class: "dw-four" }, boxes),
        h("button", { type: "button", class: "dw-quiet", "aria-label": `${app.t.remove}: ${name}`, onclick: () => this.drop(area) }, app.t.remove));
      el.row = row;
      this.stage.append(el);
      this.listEl.append(row);
      this.lay(el, true);
    });
  }

  lay(el, fresh = false) { // an area's place on the page, and in its boxes unless one is being typed in
    const a = el.area;
    for (const side of ["left", "top", "width", "height"]) el.style[side] = `${a[side] / 10}%`;
    el.row.querySelectorAll("input").forEach((box) => { if (fresh || document.activeElement !== box) box.value = String(a[box.part] / 10); });
  }

  key(e, area) {
    const moves = { ArrowLeft: ["left", "width", -STEP], ArrowRight: ["left", "width", STEP], ArrowUp: ["top", "height", -STEP], ArrowDown: ["top", "height", STEP] };
    if (e.key === "Delete" || e.key === "Backspace") { e.preventDefault(); this.drop(area); return; }
    const move = moves[e.key];
    if (!move) return;
    e.preventDefault();
    const [place, size, by] = move;
    if (e.shiftKey) this.set(area, size, area[size] + by);
    else this.set(area, place, bound(area[place] + by, 0, MILLE - area[size]));
    this.lay(e.currentTarget);
    this.changed();
  }

  down(e) { // drags an area, or draws a new one
    if (this.asSent || e.button > 0) return;
    const box = this.stage.getBoundingClientRect();
    const at = (event) => [((event.clientX - box.left) / box.width) * MILLE, ((event.clientY - box.top) / box.height) * MILLE];
    const held = e.target.closest(".dw-area");
    if (!held && !this.drawing && e.pointerType !== "mouse") return; // a finger scrolls
    e.preventDefault();
    const [x0, y0] = at(e);
    const area = held ? held.area : { page: this.page, left: bound(x0, 0, 999), top: bound(y0, 0, 999), width: 1, height: 1 };
    const start = { ...area };
    let el = held;
    const move = (event) => {
      const [x, y] = at(event);
      if (held) {
        area.left = bound(start.left + x - x0, 0, MILLE - area.width);
        area.top = bound(start.top + y - y0, 0, MILLE - area.height);
      } else {
        if (!el && Math.hypot(x - x0, y - y0) < 6) return;
        if (!el) { this.areas.push(area); this.drawAreas(); el = [...this.stage.querySelectorAll(".dw-area")].find((one) => one.area === area); }
        const [left, top] = [bound(Math.min(x, x0), 0, 999), bound(Math.min(y, y0), 0, 999)];
        Object.assign(area, { left, top, width: bound(Math.abs(x - x0), 1, MILLE - left), height: bound(Math.abs(y - y0), 1, MILLE - top) });
      }
      this.lay(el);
    };
    const up = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      el?.focus();
      this.changed();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
  }

  async suggest() {
    const { app } = this;
    const { t } = app;
    this.guessEl.replaceChildren(h("p", {}, t.working));
    const reply = await app.send({ do: "file_suggest", file: this.f.id });
    if (!reply.suggestions) { this.guessEl.replaceChildren(h("p", { class: "dw-error" }, reply.refused || "")); return; }
    if (!reply.suggestions.length) { this.guessEl.replaceChildren(h("p", {}, t.files_suggested_none)); return; }
    const said = { ssn: t.files_suggest_ssn, account: t.files_suggest_account, card: t.files_suggest_card };
    this.guessEl.replaceChildren(h("p", {}, t.files_suggested), h("ul", {}, reply.suggestions.map((s) => {
      const text = fill(said[s.what], { number: s.area.page });
      const take = h("button", { type: "button", class: "dw-secondary", "aria-label": `${t.files_take_area}: ${text}`, onclick: () => { take.disabled = true; this.add({ ...s.area }); } }, t.files_take_area);
      return h("li", {}, `${text} `, take);
    })));
  }

  async save() {
    const { app } = this;
    const areas = this.areas.map((a) => ({ ...a }));
    const reply = await app.send({ do: "file_areas", file: this.f.id, version: this.f.version, areas });
    if (reply.kept === undefined) return;
    await new Promise((resolve) => { queueMicrotask(resolve); }); // the screen shows the file anew
    if (!reply.kept) { this.areas = this.f.areas.map((a) => ({ ...a })); this.drawAreas(); }
    const text = reply.kept ? app.t.files_areas_saved : app.t.files_not_kept;
    this.say(text);
  }
}
