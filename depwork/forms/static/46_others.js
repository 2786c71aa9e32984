// Who else works in the open case on another device: one quiet line each, where it moves nothing
// while somebody types.

Object.assign(App.prototype, {
  question() { return document.activeElement?.closest?.("[data-path]")?.dataset.path || ""; },

  others(lines = []) {
    const said = lines.join("\n");
    if (said === (this.othersSaid || "")) return;
    this.othersSaid = said;
    this.othersEl ||= this.footEl.parentNode.insertBefore(h("div", { class: "dw-others", role: "status" }), this.footEl);
    this.othersEl.replaceChildren(...lines.map((line) => h("p", {}, line)));
  },
});
