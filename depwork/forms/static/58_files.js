// Evidence files of one paper: sent in pieces, listed, given to readers, taken away.

const PIECE = 256 * 1024;
for (const slow of ["file_begin", "file_end", "file_page", "file_suggest", "file_take", "file_areas"]) SLOW.add(slow);
for (const again of ["file_begin", "file_piece", "file_page", "file_suggest"]) REPEATABLE.add(again);

const hex = (bytes) => [...new Uint8Array(bytes)].map((n) => n.toString(16).padStart(2, "0")).join("");

class Files {
  constructor(app, b) {
    this.app = app;
    this.b = b;
    this.stopped = false;
    const { t } = app;
    const [inputId, hintId, errorId] = [newId(), newId(), newId()];
    const level = Math.min(app.level + 1, 6);
    this.list = h("ul", { class: "dw-filelist" });
    this.input = h("input", {
      type: "file", id: inputId, class: "dw-file", accept: b.accept, autocomplete: "off",
      "aria-describedby": `${hintId} ${errorId}`, onchange: () => this.chosen(),
    });
    this.errorEl = h("p", { class: "dw-error", id: errorId, role: "alert" });
    this.barEl = h("progress", { max: "100", value: "0", "aria-label": t.files_checking });
    this.sayEl = h("p", { class: "dw-hint" });
    this.stopEl = h("button", { type: "button", class: "dw-secondary", onclick: () => { this.stopped = true; } }, t.files_cancel);
    this.sendingEl = h("div", { class: "dw-sending", hidden: true }, this.sayEl, this.barEl, this.stopEl);
    this.chooseEl = h("div", { class: "dw-field" },
      h("label", { class: "dw-label", for: inputId }, fill(t.files_choose, { title: b.title })),
      h("p", { class: "dw-hint", id: hintId }, b.hint), this.errorEl, this.input);
    this.titleEl = h(`h${level}`, {}, b.title);
    this.noteEl = h("p", { class: "dw-hint" });
    this.el = h("section", { class: "dw-section dw-files" }, this.titleEl, this.noteEl, this.list,
      b.item ? [this.chooseEl, this.sendingEl] : []);
    this.cards = new Map();
    this.update(b);
  }

  update(b) { // what is unchanged stays, with its focus and an open black-out view
    this.b = b;
    this.titleEl.textContent = b.title;
    this.noteEl.textContent = b.note;
    this.noteEl.hidden = !b.note;
    const cards = b.files.map((f) => {
      const kept = this.cards.get(f.id);
      if (kept) { kept.update(f); return kept; }
      const made = new FileCard(this.app, this, f);
      this.cards.set(f.id, made);
      return made;
    });
    this.cards = new Map(cards.map((c) => [c.f.id, c]));
    this.list.hidden = !cards.length;
    const wanted = cards.map((c) => c.el);
    [...this.list.children].forEach((c) => { if (!wanted.includes(c)) c.remove(); });
    wanted.forEach((el, i) => { if (this.list.children[i] !== el) this.list.insertBefore(el, this.list.children[i] ?? null); });
    return true;
  }

  error(text) {
    this.errorEl.replaceChildren(...(text ? [h("span", { class: "dw-sr" }, `${this.app.t.error_prefix} `), text] : []));
    this.chooseEl.classList.toggle("dw-wrong", Boolean(text));
    if (text) this.input.setAttribute("aria-invalid", "true"); else this.input.removeAttribute("aria-invalid");
  }

  say(text, share) {
    this.sayEl.textContent = text;
    this.barEl.setAttribute("aria-label", text);
    if (share === undefined) this.barEl.removeAttribute("value"); else this.barEl.value = share;
  }

  async chosen() {
    const [file] = this.input.files;
    if (!file) return;
    this.error("");
    if (file.size > this.b.max) { this.error(`${file.name}: ${this.b.too_large}`); return; }
    this.stopped = false;
    this.chooseEl.hidden = true;
    this.sendingEl.hidden = false;
    this.stopEl.hidden = false;
    this.stopEl.focus();
    const wrong = await this.sent(file).catch(() => this.app.t.files_sent_again);
    this.sendingEl.hidden = true;
    this.chooseEl.hidden = false;
    this.input.value = "";
    if (wrong) this.error(`${file.name}: ${wrong}`);
    this.input.focus();
  }

  // Returns what was wrong, or nothing.
  async sent(file) {
    const { app } = this;
    const { t } = app;
    const bytes = await file.arrayBuffer();
    const mark = hex(await crypto.subtle.digest("SHA-256", bytes));
    const begun = await app.send({ do: "file_begin", item: this.b.item, name: file.name, size: bytes.byteLength, mark });
    if (begun.refused || !begun.upload) return begun.refused || "";
    const { upload } = begun;
    const pieces = Math.ceil(bytes.byteLength / PIECE);
    let told = 0;
    for (let n = begun.have; n < pieces;) {
      if (this.stopped) {
        await app.send({ do: "file_cancel", upload });
        app.announce(t.files_cancelled);
        app.flash(t.files_cancelled);
        return "";
      }
      const share = Math.round((100 * n) / pieces);
      const text = fill(t.files_sending, { name: file.name, percent: share });
      this.say(text, share);
      if (share >= told) { app.announce(text); told = share + 25; }
      const got = await app.send({ do: "file_piece", upload, number: n }, { buffers: [bytes.slice(n * PIECE, (n + 1) * PIECE)] });
      if (got.refused || got.have === undefined) return got.refused || t.files_sent_again;
      n = got.have;
    }
    this.stopEl.hidden = true;
    this.say(t.files_checking);
    app.announce(t.files_checking);
    const done = await app.send({ do: "file_end", upload });
    if (done.refused) return done.refused;
    if (done.file) { const text = fill(t.files_added, { name: file.name }); app.announce(text); app.flash(text); }
    return "";
  }
}

class FileCard {
  constructor(app, files, f) {
    this.app = app;
    this.files = files;
    this.aboutEl = h("div", {});
    this.readersEl = h("div", {});
    this.buttonsEl = h("div", { class: "dw-buttons" });
    this.moreEl = h("div", { role: "status" });
    this.viewEl = h("div", {});
    this.el = h("li", { class: "dw-card", "data-file": f.id }, this.aboutEl, this.readersEl, this.buttonsEl, this.moreEl, this.viewEl);
    this.update(f);
  }

  update(f) {
    if (same(f, this.f)) return;
    const before = this.f;
    this.f = f;
    this.aboutEl.replaceChildren(h("p", { class: "dw-label" }, f.name), h("p", { class: "dw-hint" }, f.meta), ...f.lines.map((line) => h("p", {}, line)));
    if (!before || !same(before.readers, f.readers)) this.drawReaders();
    if (!before || before.earlier !== f.earlier || before.later !== f.later) this.drawButtons();
    this.view?.update(f);
  }

  drawReaders() {
    const { app, f } = this;
    const at = [...this.readersEl.querySelectorAll("input")].indexOf(document.activeElement);
    if (!f.readers.length) { this.readersEl.replaceChildren(); return; }
    const ticks = f.readers.map((r) => {
      const [id, needId] = [newId(), newId()];
      const box = h("input", { type: "checkbox", id, value: r.v, "aria-describedby": r.needs.length ? needId : undefined, onchange: () => this.chooseReaders() });
      box.checked = r.on;
      return h("div", {}, h("div", { class: "dw-option" }, box, h("label", { for: id }, r.label)),
        r.needs.length ? h("ul", { class: "dw-hint", id: needId }, r.needs.map((n) => h("li", {}, n))) : "");
    });
    this.readersEl.replaceChildren(h("fieldset", { class: "dw-field" }, h("legend", { class: "dw-label" }, app.t.files_readers), ticks));
    if (at >= 0) this.readersEl.querySelectorAll("input")[at]?.focus();
  }

  async chooseReaders() {
    const readers = [...this.readersEl.querySelectorAll("input:checked")].map((box) => box.value);
    const reply = await this.app.send({ do: "file_readers", file: this.f.id, version: this.f.version, readers });
    if (reply.kept === false) { this.drawReaders(); this.app.flash(this.app.t.files_not_kept); this.app.announce(this.app.t.files_not_kept); }
  }

  drawButtons() {
    const { app, f } = this;
    const { t } = app;
    const named = (text) => ({ type: "button", class: "dw-secondary", "aria-label": `${text}: ${f.name}` });
    const parts = [];
    if (f.cleanable) {
      parts.push(h("button", { ...named(t.files_blackout), "aria-expanded": "false", onclick: (e) => this.open(e.currentTarget) }, t.files_blackout));
      parts.push(h("button", { ...named(t.files_clean), onclick: () => this.take(false) }, t.files_clean));
    } else parts.push(h("button", { ...named(t.files_original), onclick: () => this.take(true) }, t.files_original));
    if (f.earlier) parts.push(h("button", { ...named(t.files_earlier), "data-to": "earlier", onclick: () => this.move("earlier") }, t.files_earlier));
    if (f.later) parts.push(h("button", { ...named(t.files_later), "data-to": "later", onclick: () => this.move("later") }, t.files_later));
    parts.push(h("button", { ...named(t.files_remove), class: "dw-quiet", onclick: () => this.ask() }, t.files_remove));
    this.buttonsEl.replaceChildren(...parts);
  }

  async move(to) {
    const { app, f } = this;
    const reply = await app.send({ do: "file_move", file: f.id, version: f.version, to });
    const text = reply.kept === false ? app.t.files_not_kept : fill(app.t.files_moved, { name: f.name });
    app.flash(text);
    app.announce(text);
    const again = this.buttonsEl.querySelector(`[data-to="${to}"]`) ?? this.buttonsEl.querySelector("[data-to]");
    again?.focus();
  }

  ask() {
    const { app, f } = this;
    const keep = h("button", { type: "button", class: "dw-secondary", onclick: () => { this.drawButtons(); this.buttonsEl.lastChild.focus(); } }, app.t.files_keep);
    const yes = h("button", {
      type: "button", class: "dw-warning", onclick: async () => {
        const reply = await app.send({ do: "file_remove", file: f.id });
        if (reply.refused) { this.drawButtons(); this.moreEl.replaceChildren(h("p", { class: "dw-error" }, reply.refused)); return; }
        app.announce(app.t.files_removed);
        app.flash(app.t.files_removed);
        this.files.input.focus();
      },
    }, app.t.files_remove_yes);
    this.buttonsEl.replaceChildren(h("p", { role: "alert" }, fill(app.t.files_remove_sure, { name: f.name })), keep, yes);
    keep.focus();
  }

  async take(asCame) {
    const { app } = this;
    this.moreEl.replaceChildren(h("p", {}, app.t.working));
    const reply = await app.send({ do: "file_take", file: this.f.id, as_came: asCame });
    if (!reply.name) { this.moreEl.replaceChildren(reply.refused ? h("p", { class: "dw-error" }, reply.refused) : ""); return; }
    const url = URL.createObjectURL(new Blob([reply.buffers[0]], { type: reply.type }));
    app.blobs.push(url);
    const link = h("a", { href: url, download: reply.name, class: "dw-button" }, `${app.t.download} ${reply.name}`);
    this.moreEl.replaceChildren(link);
    link.focus();
  }

  open(opener) {
    if (this.view) { this.close(); return; }
    opener.setAttribute("aria-expanded", "true");
    this.view = new Blackout(this.app, this, this.f);
    this.viewEl.replaceChildren(this.view.el);
    this.view.start();
  }

  close() {
    this.view = null;
    this.viewEl.replaceChildren();
    const opener = this.buttonsEl.querySelector("[aria-expanded]");
    opener?.setAttribute("aria-expanded", "false");
    opener?.focus();
  }
}

BLOCKS.set("files", (app, b) => { const part = new Files(app, b); return { el: part.el, part }; });
