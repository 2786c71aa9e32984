// A screen is drawn: what is unchanged stays in place, with its focus and typed text.

Object.assign(App.prototype, {
  show(screen) {
    const moved = screen.place !== this.place || screen.locale !== this.locale;
    const arrived = this.place !== null && screen.place !== this.place && !this.quiet;
    this.quiet = false;
    if (screen.place === "unlock" || (this.locale && screen.locale !== this.locale)) this.questions.forEach((q) => q.keep && q.keep());
    if (screen.place !== this.place) { this.questions.clear(); this.cache.clear(); this.blobs.forEach((u) => URL.revokeObjectURL(u)); this.blobs = []; }
    this.turned(screen);
    if (this.locale && screen.locale !== this.locale) { this.live.textContent = ""; this.troubleEl.querySelector(".dw-good")?.remove(); } // said in the other language
    this.locale = screen.locale;
    this.place = screen.place;
    this.screen = screen;
    this.root.lang = screen.locale;
    this.root.dir = screen.dir;
    this.address(screen);
    this.drawTop(screen);
    this.drawAround(screen);
    this.drawScreen(screen, moved);
    this.drawTools(screen);
    const target = this.focusNext && this.questions.get(this.focusNext);
    this.focusNext = "";
    if (target) { target.control.focus(); target.el.scrollIntoView({ block: "start" }); }
    else if (arrived) { this.heading.focus({ preventScroll: true }); this.root.scrollIntoView({ block: "start" }); }
  },

  address(screen) {
    if (!OURS()) return;
    document.documentElement.lang = screen.locale;
    document.documentElement.dir = screen.dir;
    speak(this.t, screen.locale);
    document.body.dataset.depwork = screen.guide ? "inside" : "home";
    // Nobody who looks at a browser's history, in which each screen is an entry, learns what happened.
    document.title = "depwork";
    const spoken = document.body.dataset.languages.split(" ").includes(screen.locale); // or a reload would turn it back
    const path = spoken ? location.pathname.replace(/\/render\/[^/]+\//, `/render/${screen.locale}/`) : location.pathname;
    const hash = screen.case ? `#${screen.case}/${screen.place}` : screen.place === "cases" ? "" : location.hash;
    this.mark(screen, path + hash);
  },

  drawTop(s) {
    if (s.alone) { this.topEl.replaceChildren(); return; }
    const state = [s.locale, s.practice, s.languages, s.nav, s.case_text, s.log, Boolean(s.back), s.place === "tasks"];
    if (same(state, this.topState)) return;
    this.topState = state;
    const hadFocus = this.topEl.contains(document.activeElement);
    const languages = s.languages.map((one) => h("button", { type: "button", class: "dw-quiet", lang: one.v, onclick: async () => { await this.flush(); this.send({ do: "locale", to: one.v }); } }, one.label));
    const back = OURS() && s.back && h("button", { type: "button", class: "dw-link dw-back", onclick: () => this.back() }, `‹ ${this.t.back}`);
    const log = s.log && h("button", { type: "button", class: "dw-quiet dw-log", onclick: () => this.log() }, `+ ${this.t.log}`);
    this.topEl.replaceChildren(
      h("div", { class: "dw-bar" }, back, log, s.nav?.length ? this.menu(s, languages) : h("div", { class: "dw-languages" }, languages),
        h("button", { type: "button", class: "dw-leave", title: this.t.leave_hint, onclick: () => this.leave() }, this.t.leave)));
    const more = this.topEl.querySelector(".dw-more");
    if (hadFocus) (more?.checkVisibility() ? more : languages[0])?.focus();
  },

  // Where else to go: one button on a telephone, a row where there is room.
  menu(s, languages) {
    const panel = h("div", { class: "dw-places", id: newId() },
      h("nav", { "aria-label": this.t.nav_label, class: "dw-nav" },
        s.nav.map((n) => h("button", { type: "button", class: "dw-link", "aria-current": n.current ? "page" : undefined, onclick: () => { shut(); this.go(n.go, { force: true }); } }, n.label))),
      h("span", { class: "dw-code" }, s.case_text), h("div", { class: "dw-languages" }, languages));
    const button = h("button", { type: "button", class: "dw-quiet dw-more", "aria-expanded": "false", "aria-controls": panel.id, onclick: () => open(!panel.classList.contains("dw-open")) }, this.t.menu);
    const open = (now) => { panel.classList.toggle("dw-open", now); button.setAttribute("aria-expanded", String(now)); };
    const shut = () => open(false);
    const box = h("div", { class: "dw-menu", onkeydown: (e) => { if (e.key === "Escape" && panel.classList.contains("dw-open")) { e.stopPropagation(); shut(); button.focus(); } } }, button, panel);
    box.addEventListener("focusout", (e) => { if (e.relatedTarget && !box.contains(e.relatedTarget)) shut(); });
    return box;
  },

  // One line: that this is practice, and how soon something happens; a tap says why.
  drawAround(s) {
    const state = [s.urgency, s.practice, s.locale, s.alone, s.nick];
    if (same(state, this.aroundState)) return;
    this.aroundState = state;
    const practice = s.practice && !s.alone && h("span", { class: "dw-practice" }, s.urgency ? this.t.practice_short : this.t.practice_banner);
    const u = s.urgency;
    const soon = u && h("details", { class: `dw-urgency dw-${u.level}` }, h("summary", {}, u.short),
      u.day && h("p", {}, u.day),
      u.short !== u.title && h("p", {}, h("strong", {}, u.title)), u.reasons.map((r) => h("p", {}, r)),
      u.settle.length > 0 && h("p", { class: "dw-settle" }, `${u.settle_title} `, u.settle.map((l) => this.link(l))));
    const nick = s.nick && !s.alone && this.nickname(s);
    this.aroundEl.replaceChildren(...(practice || nick || soon ? [h("div", { class: "dw-stripe" }, practice, nick, soon)] : []));
  },

  // A tap on the short name blurs it; where there is none yet, a tap leads to its question.
  nickname(s) {
    const add = () => this.go(s.nick_go, { focus: s.nick_at, force: true });
    const blur = (e) => { this.nickless = !this.nickless; e.currentTarget.setAttribute("aria-pressed", String(this.nickless)); };
    return h("button", { type: "button", class: s.nick_go ? "dw-nick dw-quiet" : "dw-nick", "aria-label": s.nick_says, "aria-pressed": s.nick_go ? undefined : String(Boolean(this.nickless)), onclick: s.nick_go ? add : blur }, s.nick);
  },

  drawScreen(s, moved) {
    const level = OURS() && (s.guide || !document.querySelector("main > .dw-prose:not([hidden]) h1")) ? 1 : 2;
    if (moved || !this.heading) {
      this.level = level;
      this.heading = h(`h${level}`, { tabindex: "-1", class: "dw-title" }, s.title);
      const head = [];
      if (s.back && !OURS()) head.push(h("button", { type: "button", class: "dw-link dw-back", onclick: () => this.go(s.back, { force: true }) }, `‹ ${this.t.back}`));
      const track = h("div", { class: "dw-track", "aria-hidden": "true", hidden: !s.share }, h("span"));
      track.firstChild.style.inlineSize = `${s.share || 0}%`;
      const progress = s.progress && h("p", { class: "dw-progress" }, s.progress, s.part ? h("span", {}, ` · ${s.part}`) : "");
      this.bodyEl = h("div", { class: "dw-blocks" });
      this.moreEl = h("div", { class: "dw-foot" });
      this.screenEl.replaceChildren(...head, ...(s.title ? [this.heading] : []), ...(progress ? [progress] : []), track, this.bodyEl, this.moreEl);
      if (s.print) this.moreEl.append(h("button", { type: "button", class: "dw-secondary dw-noprint", onclick: () => window.print() }, this.t.print));
    }
    this.screenEl.classList.toggle("dw-wide", Boolean(s.wide));
    this.screenEl.classList.toggle("dw-aloud", Boolean(s.aloud));
    const before = new Set(this.questions.keys());
    this.fillBlocks(this.bodyEl, s.blocks, "");
    this.fillBlocks(this.besideEl, s.beside || [], "beside:");
    const fresh = [...this.questions.keys()].filter((p) => !before.has(p));
    if (!moved && fresh.length) this.announce(this.t.appeared);
    this.moreEl.querySelector(".dw-next")?.remove();
    if (s.next) {
      this.moreEl.prepend(h("button", { type: "button", class: "dw-primary dw-next", onclick: () => this.go(this.screen.next) }, s.next_label));
    }
  },

  drawTools(s) {
    const state = [s.locale, s.lockable, s.alone, s.place === "unlock", this.covered];
    if (same(state, this.toolState)) return;
    this.toolState = state;
    if (s.alone || s.place === "unlock") { this.footEl.replaceChildren(); return; }
    const cover = h("button", { type: "button", class: "dw-quiet", "aria-pressed": String(Boolean(this.covered)), onclick: () => { this.covered = !this.covered; this.root.classList.toggle("dw-covered", this.covered); this.drawTools(this.screen); this.footEl.querySelector("button").focus(); } }, this.t.shared_screen);
    this.footEl.replaceChildren(cover, ...(s.lockable ? [h("button", { type: "button", class: "dw-quiet", onclick: async () => { await this.flush(); this.drafts.clear(); this.send({ do: "lock" }); } }, this.t.lock)] : []));
  },

  // Put blocks into a parent, keeping what is unchanged in place: focus and typed text stay.
  fillBlocks(parent, blocks, prefix) {
    const wanted = [];
    blocks.forEach((b, i) => {
      const key = `${prefix}${b.key || `${i}:${b.t}`}`;
      const kept = this.cache.get(key);
      const json = JSON.stringify(b);
      if (kept && kept.el.isConnected && kept.locale === this.locale && (kept.json === json || (kept.part && kept.part.update && kept.part.update(b)))) {
        kept.json = json;
        wanted.push(kept.el);
        return;
      }
      const made = this.block(b, key);
      if (made.part instanceof Question || made.part instanceof ConsentQuestion) this.questions.set(b.path, made.part);
      if (kept && kept.el.tagName === "DETAILS" && made.el.tagName === "DETAILS") made.el.open = kept.el.open;
      this.cache.set(key, { ...made, json, locale: this.locale });
      wanted.push(made.el);
    });
    const keep = new Set(wanted);
    [...parent.children].forEach((c) => {
      if (keep.has(c)) return;
      c.querySelectorAll?.("[data-path]").forEach((q) => this.forget(q));
      if (c.dataset.path) this.forget(c);
      c.remove();
    });
    wanted.forEach((el, i) => { if (parent.children[i] !== el) parent.insertBefore(el, parent.children[i] ?? null); });
  },

  forget(el) { // only if no newer question has taken its path
    const q = this.questions.get(el.dataset.path);
    if (q && q.el === el) this.questions.delete(el.dataset.path);
  },

  link(l) {
    if (!l.go) return h("span", {}, l.label);
    return h("button", { type: "button", class: "dw-link", onclick: () => this.go(l.go, { focus: l.focus || "", force: true }) }, l.label);
  },

  inner(blocks, prefix) {
    const box = h("div", { class: "dw-blocks" });
    blocks.forEach((b, i) => box.append(this.block(b, `${prefix}/${i}`).el));
    return box;
  },

  block(b, key) {
    let made = null;
    try { made = BLOCKS.get(b.t)?.(this, b, key); } catch (error) { if (!(error instanceof UnknownPart)) throw error; }
    made ??= this.unknown();
    return made instanceof Node ? { el: made } : made;
  },

  // Never an empty box: what is missing is told, with the way to have it.
  unknown() {
    return h("div", { class: "dw-note dw-warn" }, h("p", {}, this.t.page_old),
      h("button", { type: "button", class: "dw-secondary", onclick: () => location.reload() }, this.t.reload));
  },
});
