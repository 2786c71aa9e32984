// The one next thing, and what happened. A tap on a number is no call: only what came of it is written down.

Object.assign(App.prototype, {
  // Say what was written down, with a way to take it back.
  undoable(label, back) {
    this.announce(label);
    const undo = async () => { this.troubleEl.replaceChildren(); await this.send(back); };
    queueMicrotask(() => this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-good" }, h("p", {}, label), h("button", { type: "button", class: "dw-quiet", onclick: undo }, this.t.undo))));
  },

  // Over any screen: what is half typed below it stays.
  async log() {
    const reply = await this.send({ do: "log" });
    if (!reply.log) return;
    const part = new Form(this, reply.log);
    const sheet = h("dialog", { class: "dw-sheet", "aria-label": this.t.log, onclose: () => sheet.remove() },
      h("p", { class: "dw-label" }, this.t.log), part.el,
      h("button", { type: "button", class: "dw-quiet", onclick: () => sheet.close() }, this.t.cancel));
    part.after = (done) => { sheet.close(); this.undoable(this.t.recorded, takenBack(done.entry)); };
    this.root.append(sheet);
    sheet.showModal();
  },
});

// A correcting line: the first one is kept.
function takenBack(entry) { return { do: "event_fix", values: { entry, back: true } }; }

BLOCKS.set("now", (app, b) => {
  const el = h("section", { class: "dw-now", "aria-label": b.title });
  const said = h("p", { role: "status", class: "dw-hint" });
  const key = JSON.stringify(b.cards.map((c) => c.what));
  if (app.nowKey !== key) { app.nowKey = key; app.nowAt = 0; }

  const note = async (c, answer, label) => {
    const reply = await app.send({ do: "event", values: { on: b.day, activity: c.activity, count: 1, office: c.office, answer } });
    if (reply.entry) app.undoable(label, takenBack(reply.entry));
  };
  const tick = async ({ path, rev, value, before }) => {
    const reply = await app.send({ do: "save", path, rev, value });
    if (reply.saved) app.undoable(b.done, { do: "save", path, rev: reply.saved.rev, value: before });
    else app.go(app.place, { force: true }); // somebody else ticked something meanwhile: look anew
  };

  const draw = () => {
    const card = b.cards[app.nowAt % b.cards.length];
    const after = h("div", { class: "dw-came", hidden: true });
    const called = (c) => {
      after.replaceChildren(h("p", { class: "dw-label" }, b.asked),
        h("div", { class: "dw-buttons" }, b.came.map((one) => h("button", { type: "button", class: "dw-secondary", onclick: () => note(c, one.v, one.label) }, one.label)),
          h("button", { type: "button", class: "dw-secondary", onclick: () => { after.hidden = true; } }, b.not_called)));
      after.hidden = false;
    };
    const copy = async (value) => {
      try { await navigator.clipboard.writeText(value); said.textContent = b.copied; } catch { said.textContent = value; }
    };
    el.replaceChildren(h("div", {},
      h("p", { class: "dw-now-on" }, `${card.on} · ${card.who}`),
      h(below(app), { class: "dw-now-what" }, card.what),
      h("p", {}, card.why),
      card.also.length > 0 && h("details", {}, h("summary", {}, card.also_title), h("ul", {}, card.also.map((one) => h("li", {}, one)))),
      h("div", { class: "dw-acts" },
        card.calls.map((c) => h("a", { class: "dw-button dw-act", href: `tel:${c.tel}`, onclick: () => called(c) }, c.label)),
        card.opens.map((o) => h("a", { class: "dw-button dw-act", href: o.address, target: "_blank", rel: "noopener noreferrer" }, o.label))),
      [...new Set([...card.calls, ...card.opens].map((one) => one.day))].map((day) => day && h("p", { class: "dw-source" }, day)),
      after,
      card.copies.length > 0 && h("dl", { class: "dw-now-copies" }, card.copies.map((c) => [h("dt", {}, c.label),
        h("dd", {}, h("span", { class: "dw-answer" }, c.value), h("button", { type: "button", class: "dw-quiet", "aria-label": `${b.copy}: ${c.label}`, onclick: () => copy(c.value) }, b.copy))])),
      said,
      h("div", { class: "dw-buttons" },
        card.tick && h("button", { type: "button", class: "dw-primary", onclick: () => tick(card.tick) }, b.done),
        h("button", { type: "button", class: card.tick ? "dw-secondary" : "dw-primary", onclick: () => app.go(card.go, { focus: card.focus, force: true }) }, card.note),
        b.cards.length > 1 && h("button", { type: "button", class: "dw-secondary", onclick: () => { app.nowAt += 1; said.textContent = ""; draw(); el.querySelector("button, a")?.focus(); } }, b.later)),
      app.block(card.more, "now/why").el));
  };
  draw();
  return el;
});
