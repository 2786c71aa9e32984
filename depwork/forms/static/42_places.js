// Where the page is, going elsewhere, leaving.

Object.assign(App.prototype, {
  here() { this.touchedAt = performance.now(); },

  fromHash() {
    const found = OURS() && /^#([A-Z0-9]{4}-[A-Z0-9]{4})\/([\w.-]+)$/.exec(location.hash);
    return found ? { case: found[1], at: found[2] } : {};
  },

  async start() {
    const { case: code, at } = this.fromHash();
    await this.send({ do: "hello", case: code ?? null }, { at: at ?? null });
    this.root.removeAttribute("aria-busy");
  },

  // Each screen is one entry of the history, so that the telephone's own Back goes to the screen before.
  mark(screen, url) {
    const here = { place: screen.place, case: screen.case ?? null };
    const moved = this.trail.length > 0 && !same(here, this.trail[this.step]) && screen.place !== "unlock";
    if (moved && !this.travelled) {
      this.step += 1;
      this.trail.length = this.step;
      history.pushState({ n: this.step }, "", url);
    } else if (history.state?.n !== this.step || url !== location.pathname + location.hash) history.replaceState({ n: this.step }, "", url);
    this.travelled = false;
    if (screen.place !== "unlock" || !this.trail.length) this.trail[this.step] = here;
  },

  async travel(n) {
    const found = this.fromHash();
    const to = this.trail[n] ?? { place: found.at ?? "tasks", case: found.case ?? null };
    this.step = Number.isInteger(n) ? n : 0;
    await this.flush();
    this.travelled = true;
    return to.case && to.case !== this.screen?.case ? this.send({ do: "hello", case: to.case }, { at: to.place }) : this.send({ do: "go", to: to.place });
  },

  back() {
    if (this.step > 0) history.back();
    else this.go(this.screen.back, { force: true });
  },

  async flush() {
    await Promise.race([
      Promise.all([...this.questions.values()].map((q) => q.save())),
      new Promise((r) => setTimeout(r, 4000)),
    ]);
  },

  async go(to, { focus = "", force = false, quiet = false } = {}) {
    await this.flush();
    const bad = [...this.questions.values()].filter((q) => { if (q.pendingErrors) { q.showErrors(q.pendingErrors); q.pendingErrors = null; } return q.errors.length; });
    if (bad.length && !force) return this.problems(bad, to);
    this.focusNext = focus;
    this.quiet = quiet;
    return this.send({ do: "go", to });
  },

  problems(bad, to) {
    const old = this.screenEl.querySelector(".dw-problems");
    if (old) old.remove();
    const box = h("div", { class: "dw-problems", role: "alert", tabindex: "-1" },
      h("p", { class: "dw-label" }, this.t.problems_title),
      h("ul", {}, bad.map((q) => h("li", {}, h("button", { type: "button", class: "dw-link", onclick: () => { q.el.scrollIntoView({ block: "center" }); q.control.focus(); } }, `${q.q.label}: ${q.errors[0].text}`)))),
      h("button", { type: "button", class: "dw-secondary", onclick: () => this.go(to, { force: true }) }, this.t.problems_go_on));
    this.heading.after(box);
    box.focus();
    box.scrollIntoView({ block: "start" });
  },

  typed(e) {
    if (!this.root.contains(e.target) || !e.target.matches("input, textarea, select")) return;
    if (e.key !== "Enter" && !e.ctrlKey && !e.metaKey) return;
    this.here();
    e.stopImmediatePropagation();
  },

  keys(e) {
    this.here();
    if (e.key !== "Escape") { this.escaped = 0; return; }
    const now = performance.now();
    if (this.escaped && now - this.escaped < 1200) this.leave();
    this.escaped = now;
  },

  // Blank at once, send what is pending, then put a page of nothing in this page's place.
  async leave() {
    DOOR.wipe();
    this.questions.forEach((q) => { if (q.dirty) q.save(); });
    document.documentElement.style.display = "none";
    document.title = "";
    const until = performance.now() + 600;
    while (this.waiting.size && performance.now() < until) await new Promise((r) => setTimeout(r, 20));
    this.blobs.forEach((u) => URL.revokeObjectURL(u));
    if (this.screen?.lockable) { // or the browser's own Back would show it again
      this.send({ do: "lock" });
      await new Promise((r) => setTimeout(r, 150));
    }
    location.replace(this.screen?.leave_to || "about:blank");
  },
});
