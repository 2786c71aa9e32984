// One conversation: who speaks, one use after the other, said back; saved when it is said back.
// What was said so far stays in memory only, and comes back with the screen.

class Talk {
  constructor(app, b) {
    this.app = app;
    this.b = b;
    this.el = h("div", { class: "dw-talk" });
    this.error = h("p", { class: "dw-error", role: "alert" });
    this.said = app.drafts.get("talk") ?? { at: 0, who: null, answers: {} };
    this.draw();
  }

  keep() { this.app.drafts.set("talk", this.said); }

  step(at) { this.said.at = at; this.keep(); this.draw(); this.el.querySelector("[tabindex='-1']")?.focus(); }

  draw() {
    const { b } = this, last = b.parts.length + 1, at = Math.min(this.said.at, last);
    const shown = at === 0 ? this.who() : at === last ? this.list() : this.part(b.parts[at - 1], at);
    this.el.replaceChildren(h("p", { class: "dw-progress" }, b.at[at]), ...shown, this.error,
      at > 0 && h("button", { type: "button", class: "dw-quiet", onclick: () => this.step(at - 1) }, `‹ ${this.app.t.back}`));
  }

  who() {
    this.fields = this.b.fields.map((f) => new Field(this.app, f, { compact: f.w !== "tick" }));
    this.fields.forEach((f, i) => (this.said.who ? f.control.restore(this.said.who[i]) : f.control.set(this.b.fields[i].value ?? null)));
    const next = () => {
      const missing = this.fields.filter((f) => f.required && !f.control.get() && f.control.get() !== false);
      this.fields.forEach((f) => f.error(missing.includes(f) ? this.app.t.must_choose : ""));
      if (missing.length) { missing[0].control.focus(); return; }
      this.values = Object.fromEntries(this.fields.map((f) => [f.name, f.control.get()]));
      this.said.values = this.values;
      this.said.who = this.fields.map((f) => f.control.state());
      this.step(1);
    };
    return [h("p", { tabindex: "-1" }, this.b.intro), ...this.fields.map((f) => f.el), h("button", { type: "button", class: "dw-primary", onclick: next }, this.app.t.talk_go)];
  }

  // All of its words stand open: they are what is read aloud, and what the record keeps.
  part(q, at) {
    const answer = (value) => { this.said.answers[q.path] = value; this.step(at + 1); };
    const button = (label, value, cls) => h("button", { type: "button", class: cls, onclick: () => answer(value) }, label);
    return [h("p", { class: "dw-label dw-big", tabindex: "-1" }, q.label), q.hint && h("p", {}, q.hint), q.why && h("p", {}, q.why),
      h("div", { class: "dw-buttons" }, ...(q.kind === "notice" ? [button(this.b.told, true, "dw-primary")]
        : [button(this.app.t.yes, true, "dw-primary"), button(this.app.t.no, false, "dw-primary")]), button(this.b.not_now, null, "dw-secondary"))];
  }

  list() {
    const { b } = this;
    const word = (q) => ({ true: q.kind === "notice" ? b.told : this.app.t.yes, false: this.app.t.no })[String(this.said.answers[q.path])] ?? b.not_now;
    return [h("p", { class: "dw-label dw-big", tabindex: "-1" }, b.list),
      h("dl", { class: "dw-summary" }, b.parts.map((q, i) => h("div", {}, h("dt", {}, q.label), h("dd", { class: "dw-answer" }, word(q)),
        h("dd", { class: "dw-change" }, h("button", { type: "button", class: "dw-link", onclick: () => this.step(i + 1) }, this.app.t.change, h("span", { class: "dw-sr" }, `: ${q.label}`)))))),
      h("p", { class: "dw-label" }, b.back), h("p", { class: "dw-hint" }, b.back_hint),
      h("div", { class: "dw-buttons" }, h("button", { type: "button", class: "dw-primary", onclick: () => this.save(true) }, b.save),
        h("button", { type: "button", class: "dw-secondary", onclick: () => this.save(false) }, b.save_later))];
  }

  async save(saidBack) {
    if (this.sending) return;
    this.sending = true;
    for (const q of this.b.parts) {
      const answer = this.said.answers[q.path] ?? null;
      if (answer === null) continue;
      const reply = q.kind === "notice"
        ? await this.app.send({ do: "save", path: q.path, rev: q.rev, value: this.b.day })
        : await this.app.send({ do: "consent_give", path: q.path, rev: q.rev, values: { ...this.said.values, teach_back: saidBack ? true : null, ...(answer ? {} : { agreed: false }) } });
      if (!reply.saved) return this.stopped(q, reply);
      delete this.said.answers[q.path];
    }
    this.sending = false;
    this.app.drafts.delete("talk");
    return this.app.go(this.b.done, { force: true });
  }

  stopped(q, reply) {
    this.sending = false;
    const told = reply.refused ? Object.values(reply.refused) : (reply.problems ?? []).map((p) => p.text);
    this.error.textContent = `${q.label}: ${told.join(" ") || this.app.t.conflict}`;
    if (reply.refused) this.step(0);
    if (this.fields && reply.refused) this.fields.forEach((f) => f.error(reply.refused[f.name] || ""));
  }

  update(b) { if (this.sending) return true; return same(b, this.b); }
}

BLOCKS.set("talk", (app, b) => { const part = new Talk(app, b); return { el: part.el, part }; });
