// The keys lock themselves when nobody is there. The page says now and then whether somebody
// was, saves what is typed, and goes blank with every other page of the run.

const MOST_BEAT = 15; // seconds between two words to the kernel, at most

Object.assign(App.prototype, {
  guard(signal) {
    this.beatAt = this.heardAt = performance.now();
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("depwork") : null;
    if (this.channel) this.channel.onmessage = () => this.beat();
    const ask = () => {
      this.beating = setTimeout(() => this.beat().then(ask), this.pace());
    };
    ask();
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.beat(); }, { signal });
    signal.addEventListener("abort", () => { clearTimeout(this.beating); this.channel?.close(); });
  },

  pace() { return 1000 * Math.min(MOST_BEAT, Math.max(0.2, (this.screen?.idle || 20) / 20)); },

  async beat() {
    const now = performance.now();
    const idle = 1000 * (this.screen?.idle || 0);
    if (!idle || this.asleep) return;
    const active = (this.touchedAt || 0) > this.beatAt;
    this.beatAt = now;
    if (now - this.heardAt > idle) this.root.hidden = true; // long without an answer: show nothing
    this.asleep = true;
    if (!active && this.pending()) await this.flush();
    await this.send({ do: "here", active, ...(this.place === "unlock" ? { ...this.fromHash(), to: this.fromHash().at } : {}) });
    this.asleep = false;
    this.heardAt = performance.now();
    this.root.hidden = false;
  },

  // Called when a screen is drawn: other pages hear at once that this one locked or opened.
  turned(screen) {
    const locked = screen.place === "unlock";
    if (this.locked !== undefined && locked !== this.locked) this.channel?.postMessage(locked ? "locked" : "open");
    this.locked = locked;
    if (!locked && this.who && screen.who && this.who !== screen.who) this.drafts.clear(); // somebody else's now
    if (screen.who) this.who = screen.who;
  },
});
