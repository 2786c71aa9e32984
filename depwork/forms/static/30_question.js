// A question: saves as it is answered, loses nothing typed.

class Question {
  constructor(app, q) {
    this.app = app;
    this.q = q;
    this.path = q.path;
    this.accepted = q.value;
    this.rev = q.rev;
    this.gap = null; // for controls without radios: the silence chosen
    this.sending = null;
    this.newer = null; // another's answer that came while the hand was on this one
    this.errors = [];
    this.field = new Field(app, q, { big: true });
    this.control = this.field.control;
    this.sign = h("span", { class: "dw-saved", role: "status" });
    this.chips = this.makeChips();
    this.conflictEl = h("div", {});
    this.field.below.append(h("div", { class: "dw-under" }, this.chips, whyPart(app, q.why, q.aloud), this.sign), this.conflictEl);
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
    if (q.none) parts.push(chip("none", app.t.there_is_none));
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
    this.control.set(silent ? null : value, { masked: q?.masked ?? null, titles: q?.titles });
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
    else if (this.newer && !this.conflict && !this.sending) this.take(this.newer);
    else if (!this.errors.length && !this.conflict && !this.sending && this.q.rev === this.rev) { this.accepted = this.q.value; this.put(this.q.value, this.q); }
    if (this.pendingErrors) { this.showErrors(this.pendingErrors); this.pendingErrors = null; }
  }

  say(text, unsaved = false) { signed(this.sign, text, unsaved); }

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
      this.newer = null;
      this.pendingErrors = null;
      this.showErrors([]);
      this.keep();
      if (this.dirty) this.later(); // typed on meanwhile: the sign waits for that
      else this.say(reply.saved.at ? fill(this.app.t.saved_at, { at: reply.saved.at }) : this.app.t.saved);
    } else if (reply.problems) {
      this.say(this.app.t.not_saved, true);
      const typing = this.el.contains(document.activeElement) && document.hasFocus();
      if (typing && !this.control.quick && !this.errors.length) this.pendingErrors = reply.problems;
      else this.showErrors(reply.problems);
      if (this.pendingErrors) this.app.drafts.set(this.path, { state: this.control.state(), gap: this.gap, errors: reply.problems, conflict: null });
    } else if (reply.conflict) {
      this.say(this.app.t.not_saved, true);
      this.showConflict(reply.conflict);
      this.keep();
    } else this.say(this.app.t.not_saved, true);
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
    const done = () => { this.conflict = this.newer = null; this.rev = conflict.rev; this.conflictEl.replaceChildren(); };
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
    const fixed = ({ value, rev, masked, titles, ...rest }) => rest;
    if (!same(fixed(q), fixed(this.q))) return false;
    const old = this.q;
    this.q = q;
    const busy = this.el.contains(document.activeElement) && this.control.el.contains(document.activeElement);
    if (q.rev === this.rev) {
      if (!this.dirty && !busy && !this.conflict && !this.errors.length && (!same(old.value, q.value) || q.masked !== old.masked)) { this.accepted = q.value; this.put(q.value, q); }
      return true;
    }
    if (!this.dirty && !this.conflict && !busy) this.take(q);
    else this.newer = q; // typed over meanwhile: the next save tells; left untouched: taken then
    return true;
  }

  // What somebody else has answered takes the place of what stands here.
  take(q) {
    this.newer = null;
    this.accepted = q.value;
    this.rev = q.rev;
    this.put(q.value, q);
  }
}

BLOCKS.set("question", (app, b) => { const part = b.w === "consent" ? new ConsentQuestion(app, b) : new Question(app, b); return { el: part.el, part }; });
