// The one next thing. A tap on a number is no call: only what came of it is written down.

BLOCKS.set("now", (app, b) => {
  const el = h("section", { class: "dw-now", "aria-label": b.title });
  const said = h("p", { role: "status", class: "dw-hint" });
  const key = JSON.stringify(b.cards.map((c) => c.what));
  if (app.nowKey !== key) { app.nowKey = key; app.nowAt = 0; }

  const note = async (c, answer, label) => {
    const reply = await app.send({ do: "event", values: { on: b.day, activity: c.activity, count: 1, office: c.office, answer } });
    if (!reply.entry) return;
    app.announce(label);
    queueMicrotask(() => app.troubleEl.replaceChildren(h("div", { class: "dw-note dw-good" }, h("p", {}, label),
      h("button", { type: "button", class: "dw-quiet", onclick: async () => { app.troubleEl.replaceChildren(); await app.send({ do: "event_fix", values: { entry: reply.entry, back: true } }); } }, b.undo))));
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
      h("p", { class: "dw-now-on" }, `${b.title} · ${card.on} · ${card.who}`),
      h(below(app), { class: "dw-now-what" }, card.what),
      h("p", {}, card.why),
      h("div", { class: "dw-acts" },
        card.calls.map((c) => h("a", { class: "dw-button dw-act", href: `tel:${c.tel}`, onclick: () => called(c) }, c.label)),
        card.opens.map((o) => h("a", { class: "dw-button dw-act", href: o.address, target: "_blank", rel: "noopener noreferrer" }, o.label))),
      [...card.calls, ...card.opens].map((one) => one.day && h("p", { class: "dw-source" }, one.day)),
      after,
      card.copies.length > 0 && h("dl", { class: "dw-now-copies" }, card.copies.map((c) => [h("dt", {}, c.label),
        h("dd", {}, h("span", { class: "dw-answer" }, c.value), h("button", { type: "button", class: "dw-quiet", "aria-label": `${b.copy}: ${c.label}`, onclick: () => copy(c.value) }, b.copy))])),
      said,
      h("div", { class: "dw-buttons" },
        h("button", { type: "button", class: "dw-primary", onclick: () => app.go(card.go, { focus: card.focus, force: true }) }, card.note),
        b.cards.length > 1 && h("button", { type: "button", class: "dw-secondary", onclick: () => { app.nowAt += 1; said.textContent = ""; draw(); el.querySelector("button, a")?.focus(); } }, b.later)),
      app.block(card.more, "now/why").el));
  };
  draw();
  return el;
});
