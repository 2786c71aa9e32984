// What the page says while nothing answers, and what it sends again when something does.
// `connection.state` is "ok", "lost" (messages wait here) or "back" for the moment in which
// they are sent again. Whoever carries the messages tells: model events "depwork:lost" and
// "depwork:back" (with true when the kernel is a new one and knows neither case nor place).
// "depwork:lost" may bring its own words: what happened, and what to do.

const NEWS = 2500; // ms between two questions whether somebody else saved
const AWAY = 600000; // ms without a touch after which the page asks no more

class Connection {
  constructor(app) {
    this.app = app;
    this.state = "ok";
    this.listeners = [];
    app.model.on("depwork:lost", (words) => this.lost(words));
    app.model.on("depwork:back", (fresh) => this.back(fresh === true));
  }

  on(f) { this.listeners.push(f); }

  turn(state) {
    this.state = state;
    this.listeners.forEach((f) => f(state));
  }

  lost(words = "") {
    if (this.state === "lost" && !words) return;
    if (this.state !== "lost") this.turn("lost");
    const { t } = this.app;
    this.app.questions.forEach((q) => { if (q.dirty && q.say) q.say(t.not_saved, true); });
    this.app.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" },
      h("p", {}, words || t.offline || "…"),
      words ? "" : h("button", { type: "button", class: "dw-secondary", onclick: () => location.reload() }, t.reload || "↻")));
  }

  // Something answers again: what waited is sent again, then what was typed meanwhile.
  async back(fresh = false) {
    this.turn("back");
    let unsure = false;
    if (fresh) {
      const { app } = this;
      const hash = app.fromHash();
      await app.send({ do: "hello", case: app.screen?.case ?? hash.case ?? null, locale: app.locale }, { at: app.place ?? hash.at ?? null });
      app.waiting.forEach((entry, id) => { // whether it was done before the old kernel went, nobody knows
        if (entry.again) return;
        app.waiting.delete(id);
        entry.done({});
        unsure = true;
      });
    }
    this.app.waiting.forEach((entry) => { if (entry.again) entry.post(); });
    this.app.questions.forEach((q) => { if (q.dirty && !q.errors.length) q.save(); });
    this.heard();
    if (unsure) this.app.trouble(this.app.t.offline_unsure);
  }

  heard() { // any answer means that somebody is there
    if (this.state === "ok") return;
    this.turn("ok");
    this.app.troubleEl.replaceChildren();
    this.app.flash(this.app.t.offline_again);
  }
}

Object.assign(App.prototype, {
  offline() { this.connection.lost(); },

  // What is typed here and stands in no store yet.
  pending() { return [...this.questions.values()].filter((q) => q.dirty || q.sending).length; },

  trouble(text) { this.troubleEl.replaceChildren(h("div", { class: "dw-note dw-warn" }, h("p", {}, text))); },

  announce(text) { this.live.textContent = ""; setTimeout(() => { this.live.textContent = text; }, 50); },

  flash(text) {
    const note = h("p", { class: "dw-note dw-good" }, text);
    this.troubleEl.replaceChildren(note);
    setTimeout(() => note.remove(), 6000);
  },

  // Two people in one case: ask cheaply whether it has a newer version than the one shown.
  watch(signal) {
    const timer = setInterval(async () => {
      const away = performance.now() - (this.touchedAt || 0) > AWAY;
      if (document.hidden || away || this.asking || !this.screen?.version || this.connection.state !== "ok") return;
      if ([...this.questions.values()].some((q) => q.sending)) return;
      this.asking = true;
      const reply = await this.send({ do: "news", version: this.screen.version, on: this.question() });
      this.asking = false;
      this.others(reply.others);
      if (reply.screen && reply.news) { this.announce(this.t.news); this.flash(this.t.news); }
    }, NEWS);
    signal.addEventListener("abort", () => clearInterval(timer));
  },
});
