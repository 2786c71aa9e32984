// The page: its parts, and messages to and from the kernel.

class App {
  constructor(model, el, signal) {
    this.model = model;
    this.me = Math.random().toString(36).slice(2, 8);
    this.count = 0;
    this.waiting = new Map();
    this.drafts = new Map(); // typed and not yet saved: in memory only
    this.questions = new Map();
    this.cache = new Map();
    this.t = {};
    this.countries = [];
    this.place = null;
    this.blobs = [];
    this.trail = []; // the screens behind and ahead, as the browser's history has them
    this.step = 0;
    this.live = h("div", { class: "dw-sr", "aria-live": "polite" });
    this.troubleEl = h("div", { role: "alert" });
    this.topEl = h("div", { class: "dw-top" });
    this.aroundEl = h("div", { class: "dw-around" });
    this.screenEl = h("div", { class: "dw-screen" });
    this.besideEl = h("div", { class: "dw-beside" });
    this.workEl = h("div", { class: "dw-work" }, this.screenEl, this.besideEl);
    this.footEl = h("div", { class: "dw-tools" });
    // JupyterLab must not take a letter typed on a button for a command to its cells.
    this.root = h("div", { class: "dw", "aria-busy": "true", "data-lm-suppress-shortcuts": "true" }, this.topEl, this.troubleEl, this.live, this.aroundEl, this.workEl, this.footEl);
    el.append(this.root);
    // In our own page the way out stands in the page's header.
    const header = OURS() && document.querySelector(".dw-head-in");
    if (header) { this.barEl = h("div", { class: "dw" }, this.topEl); header.append(this.barEl); }
    model.on("msg:custom", (content, buffers) => this.receive(content, buffers));
    const listen = (target, name, f, capture) => target.addEventListener(name, f, { signal, capture });
    listen(document, "keydown", (e) => this.keys(e), true);
    // It also keeps a new line and an undo from every box in its cells; ours are the page's own.
    if (!OURS()) listen(window, "keydown", (e) => this.typed(e), true);
    listen(document, "pointerdown", () => { this.pressing = true; this.here(); }, true);
    for (const name of ["pointerup", "pointercancel", "click"]) listen(document, name, () => setTimeout(() => this.release(), 0), true);
    listen(document, "visibilitychange", () => { if (document.hidden) this.flush(); });
    listen(window, "pagehide", () => this.flush());
    listen(window, "popstate", (e) => this.travel(e.state?.n));
    this.connection = new Connection(this);
    this.watch(signal);
    this.guard(signal);
    this.start();
  }

  // --- messages
  send(message, { at, buffers } = {}) {
    const id = `${this.me}:${this.count++}`;
    const content = { ...message, id, at: at ?? this.place, within: this.screen?.case };
    return new Promise((resolve) => {
      const again = REPEATABLE.has(message.do);
      const post = () => { try { this.model.send(content, undefined, buffers); } catch { this.offline(); } };
      const timer = setInterval(() => { if (again && message.do !== "packet") post(); if (!SLOW.has(message.do)) this.offline(); }, PATIENCE);
      this.waiting.set(id, { post, again, done: (reply) => { clearInterval(timer); resolve(reply); } });
      post();
    });
  }

  receive(content, buffers) {
    if (!this.waiting.has(content.re)) return;
    const deliver = () => {
      const entry = this.waiting.get(content.re);
      if (!entry) return;
      this.waiting.delete(content.re);
      this.connection.heard();
      content.buffers = buffers || [];
      if (content.trouble) this.trouble(content.trouble);
      if (content.strings) { this.t = content.strings; this.countries = content.countries; }
      if (content.saved) this.beside?.later();
      entry.done(content);
      if (content.screen) queueMicrotask(() => this.show(content.screen)); // after whoever waited
    };
    if (this.pressing) this.held = [...(this.held || []), deliver];
    else deliver();
  }

  release() { // a reply that moves the page waits until the finger is off the button
    this.pressing = false;
    const held = this.held || [];
    this.held = [];
    held.forEach((f) => f());
  }
}
