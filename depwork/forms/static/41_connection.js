// What the page says while nothing answers, and when it does again.

Object.assign(App.prototype, {
  offline() {
    if (this.isOffline) return;
    this.isOffline = true;
    this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" },
      h("p", {}, this.t.offline || "…"),
      h("button", { type: "button", class: "dw-secondary", onclick: () => location.reload() }, this.t.reload || "↻")));
  },

  online() {
    if (!this.isOffline) return;
    this.isOffline = false;
    this.troubleEl.replaceChildren();
    this.flash(this.t.offline_again);
  },

  trouble(text) { this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" }, h("p", {}, text))); },

  announce(text) { this.live.textContent = ""; setTimeout(() => { this.live.textContent = text; }, 50); },

  flash(text) {
    const note = h("p", { class: "dw-note dw-good" }, text);
    this.troubleEl.replaceChildren(note);
    setTimeout(() => note.remove(), 6000);
  },
});
