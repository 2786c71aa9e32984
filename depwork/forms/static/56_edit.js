// A letter's text, edited by hand: kept as a draft while it is written, final when it may be.

class LetterEditor {
  constructor(app, b) {
    this.app = app;
    this.b = b;
    const { t } = app;
    const id = newId();
    this.area = h("textarea", { id, class: "dw-input dw-letter", rows: 18, autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-hint ${id}-state` });
    this.stateEl = h("p", { class: "dw-hint", id: `${id}-state` });
    this.sign = h("span", { class: "dw-saved", role: "status" });
    this.wrongEl = h("div", {});
    this.watchEl = h("div", {});
    this.backEl = h("button", { type: "button", class: "dw-quiet", onclick: () => this.drop() }, t.edit_back);
    this.el = h("details", { class: "dw-details dw-edit", ontoggle: () => { if (this.el.open && !this.letter) this.open(); } },
      h("summary", {}, b.title),
      h("div", { class: "dw-blocks" }, this.stateEl,
        h("label", { class: "dw-label", for: id }, b.label), h("p", { class: "dw-hint", id: `${id}-hint` }, b.hint),
        this.wrongEl, this.area, this.sign, this.watchEl,
        h("div", { class: "dw-buttons" },
          h("button", { type: "button", class: "dw-primary", onclick: () => this.keep(true) }, t.edit_final),
          h("button", { type: "button", class: "dw-secondary", onclick: () => this.keep(false) }, t.edit_keep),
          this.backEl)));
    this.area.addEventListener("input", () => { this.app.drafts.set(`edit:${b.of}`, this.area.value); this.say(""); clearTimeout(this.timer); this.timer = setTimeout(() => this.keep(false), 4 * PAUSE); });
    const draft = app.drafts.get(`edit:${b.of}`);
    if (draft !== undefined) { this.el.open = true; }
  }

  say(text, unsaved = false) { signed(this.sign, text, unsaved); }

  async open() {
    const reply = await this.app.send({ do: "edit_open", of: this.b.of });
    if (reply.edit_wrong) { this.wrong(reply.edit_wrong); return; }
    if (!reply.edit) return;
    this.told(reply.edit);
    const draft = this.app.drafts.get(`edit:${this.b.of}`);
    this.area.value = draft ?? reply.edit.text;
  }

  told(letter) {
    this.letter = letter;
    this.area.lang = letter.lang;
    this.stateEl.textContent = [letter.state, letter.behind].filter(Boolean).join(" ");
    this.backEl.hidden = !letter.edited;
    this.backEl.textContent = this.app.t.edit_back;
    this.sure = false;
    this.watchEl.replaceChildren(...(letter.watch.length ? [h("details", { class: "dw-details" }, h("summary", {}, letter.watch_title), h("ul", {}, letter.watch.map((x) => h("li", {}, x))))] : []));
  }

  wrong(blocks) {
    const box = h("div", { class: "dw-problems", role: "alert", tabindex: "-1" }, h("p", { class: "dw-label" }, this.app.t.edit_wrong), this.app.inner(blocks, `wrong:${this.b.of}`));
    this.wrongEl.replaceChildren(box);
    box.focus();
  }

  async keep(final) {
    clearTimeout(this.timer);
    if (!this.letter) return;
    const text = this.area.value;
    if (!final && text.trim() === this.letter.text.trim()) return;
    this.wrongEl.replaceChildren();
    const reply = await this.app.send({ do: "edit_keep", of: this.b.of, text, version: this.letter.version, final });
    if (reply.edit_wrong) { this.say(this.app.t.not_saved, true); this.wrong(reply.edit_wrong); return; }
    if (!reply.edit) { this.say(this.app.t.not_saved, true); return; }
    if (reply.edit_theirs) { this.theirs(reply.edit); return; }
    if (this.area.value === text) this.app.drafts.delete(`edit:${this.b.of}`);
    this.told(reply.edit);
    this.say(fill(this.app.t.saved_at, { at: reply.at }));
  }

  theirs(letter) {
    const done = (mine) => { this.wrongEl.replaceChildren(); this.told({ ...letter, text: mine ? "" : letter.text }); if (!mine) { this.area.value = letter.text; this.app.drafts.delete(`edit:${this.b.of}`); } this.area.focus(); if (mine) this.keep(false); };
    this.wrongEl.replaceChildren(h("div", { class: "dw-conflict", role: "alert" },
      h("p", {}, h("strong", {}, this.app.t.edit_conflict)), h("blockquote", { class: "dw-answer", tabindex: "0" }, letter.text),
      h("div", { class: "dw-buttons" },
        h("button", { type: "button", class: "dw-secondary", onclick: () => done(true) }, this.app.t.keep_mine),
        h("button", { type: "button", class: "dw-secondary", onclick: () => done(false) }, this.app.t.take_theirs))));
  }

  async drop() {
    if (!this.sure) { this.sure = true; this.backEl.textContent = this.app.t.edit_back_sure; return; }
    this.app.drafts.delete(`edit:${this.b.of}`);
    const reply = await this.app.send({ do: "edit_drop", of: this.b.of, version: this.letter.version });
    if (reply.edit) { this.told(reply.edit); this.area.value = reply.edit.text; this.say(""); }
  }

  update(b) { return same(b, this.b); }
}

BLOCKS.set("edit", (app, b) => { const part = new LetterEditor(app, b); return { el: part.el, part }; });
