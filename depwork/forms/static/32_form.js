// A form with a button.

class Form {
  constructor(app, b) {
    this.app = app;
    this.b = b;
    this.fields = b.fields.map((f) => new Field(app, f, { compact: f.w !== "tick" && f.w !== "yes_no" }));
    this.reset();
    this.submit = h("button", { type: "submit", class: "dw-primary" }, b.submit);
    this.el = h("form", { class: "dw-form", autocomplete: "off", novalidate: true, onsubmit: (e) => { e.preventDefault(); this.send(); } },
      this.fields.map((f) => f.el), this.submit, this.box = h("div", { class: "dw-downloads", role: "status" }));
    this.el.addEventListener("input", () => { this.conditions(); this.keep(); });
    const draft = app.drafts.get(`form:${b.key}`);
    if (draft) this.fields.forEach((f, i) => f.control.restore(draft.state[i]));
    this.conditions();
  }

  reset() { this.fields.forEach((f, i) => f.control.set(this.b.fields[i].value ?? null)); }

  keep() { if (this.fields.every((f) => f.w !== "secret")) this.app.drafts.set(`form:${this.b.key}`, { state: this.fields.map((f) => f.control.state()) }); }

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
    const opening = this.b.act.startsWith("unlock"); // and back to where the page was
    const hash = opening ? (this.b.back ? { at: this.b.back } : this.app.fromHash()) : {};
    const door = this.b.act === "door_save" ? { typed: DOOR.typed, token: DOOR.ticket() } : {};
    const of = this.b.of ? { of: this.b.of } : {};
    const reply = await this.app.send({ do: this.b.act, values, ...of, ...hash, ...door }, { at: opening ? hash.at : undefined });
    this.submit.disabled = false;
    if (reply.refused) {
      used.forEach((f) => f.error(reply.refused[f.name] || ""));
      const first = used.find((f) => reply.refused[f.name]);
      if (first) first.control.focus();
      else used[0]?.error(Object.values(reply.refused).join(" "));
      return;
    }
    if (reply.door) this.app.kept(reply.door.refused);
    if (reply.packet) { this.app.showFiles(this.box, reply); this.reset(); return; }
    if (!reply.screen) return;
    this.app.drafts.delete(`form:${this.b.key}`);
    if (reply.recorded) { this.reset(); this.conditions(); }
    if (reply.recorded && this.after) this.after(reply);
    else if (reply.recorded) { this.app.announce(this.app.t.recorded); this.app.flash(this.app.t.recorded); }
  }
}

BLOCKS.set("form", (app, b) => { const part = new Form(app, b); return { el: part.el, part }; });
