// A consent: what stands, giving it, withdrawing it.

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
    const first = q.state === "provisional", old = q.state === "old";
    const give = h("details", { class: "dw-open", name: "consent" }, h("summary", {}, first ? t.consent_confirm : old ? t.consent_again : t.consent_give),
      h("p", { class: "dw-hint" }, t.consent_read_aloud),
      this.fields.map((f) => f.el),
      h("button", { type: "button", class: "dw-primary", onclick: () => this.give(true) }, t.consent_give_submit), " ",
      h("button", { type: "button", onclick: () => this.give(false) }, t.consent_refuse_submit));
    const by = new Field(app, { w: "choice", label: t.consent_withdraw_by, hint: "", options: q.by, name: "by", required: true }, { compact: true });
    const withdraw = h("details", { class: "dw-open", name: "consent" }, h("summary", {}, t.consent_withdraw),
      h("p", {}, t.consent_withdraw_sure), by.el,
      h("button", { type: "button", class: "dw-warning", onclick: () => this.withdraw(by) }, t.consent_withdraw));
    const standing = q.state === "in_force" || first || old;
    this.giveEl = give;
    this.el = h("div", { class: "dw-question dw-consent", "data-path": q.path, role: "group", "aria-labelledby": titleId },
      h("p", { class: "dw-label dw-big", id: titleId }, q.label),
      q.hint && h("p", { class: "dw-hint" }, q.hint),
      h("p", {}, h("strong", { class: `dw-tag dw-${q.state}` }, q.state_text), " ", this.sign),
      q.lines.length > 0 && h("ul", { class: "dw-history" }, q.lines.map((l) => h("li", { class: "dw-answer" }, l))),
      (first || old || !standing) && give,
      standing && withdraw,
      whyPart(app, q.why, q.aloud));
    const draft = app.drafts.get(this.path);
    if (draft) { give.open = true; this.fields.forEach((f, i) => f.control.restore(draft.state[i])); }
    this.el.addEventListener("input", () => { if (give.open) app.drafts.set(this.path, { state: this.fields.map((f) => f.control.state()) }); });
  }

  get dirty() { return false; }
  async save() {}
  keep() {}

  async give(agreed) {
    const missing = this.fields.filter((f) => f.required && !f.control.get() && f.control.get() !== false);
    this.fields.forEach((f) => f.error(missing.includes(f) ? this.app.t.must_choose : ""));
    if (missing.length) { missing[0].control.focus(); return; }
    const values = Object.fromEntries(this.fields.map((f) => [f.name, f.control.get()]));
    if (!agreed) values.agreed = false;
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
    else if (reply.conflict) { signed(this.sign, this.app.t.conflict, true); this.app.go(this.app.place, { force: true, quiet: true }); }
    else if (reply.saved) {
      this.app.drafts.delete(this.path);
      this.app.announce(fill(this.app.t.saved_at, { at: reply.saved.at }));
      await new Promise((r) => setTimeout(r, 0)); // the new screen stands
      const now = this.app.questions.get(this.path);
      if (now) { signed(now.sign, fill(this.app.t.saved_at, { at: reply.saved.at })); now.focus(); }
    }
  }

  focus() { const s = this.el.querySelector("summary"); if (s) s.focus(); }
  get control() { return { focus: () => this.focus() }; }
  update(q) { if (same(q, this.q)) return true; if (!same(q.state, this.q.state) || !same(q.lines, this.q.lines)) this.app.drafts.delete(this.path); return false; }
}
