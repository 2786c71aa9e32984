// The packet: made in the kernel, taken away as files.

BLOCKS.set("downloads", (app) => {
  app.downloads = h("div", { class: "dw-downloads", role: "status" });
  return app.downloads;
});

BLOCKS.set("take", (app, b) => {
  const box = h("div", { class: "dw-downloads", role: "status" });
  const ask = (kind) => app.fetchFiles(box, { do: "take", of: b.of, kind });
  return h("div", { class: "dw-take" }, h("p", { class: "dw-label" }, b.title),
    h("div", { class: "dw-buttons" }, b.kinds.map((k) => h("button", { type: "button", class: "dw-secondary", onclick: () => ask(k.v) }, k.label))), box);
});

Object.assign(App.prototype, {
  packet(bare) { return this.fetchFiles(this.downloads, { do: "packet", bare }); },

  async fetchFiles(box, message) {
    box.replaceChildren(h("p", {}, this.t.working));
    const reply = await this.send(message);
    if (!reply.packet) { box.replaceChildren(); return; }
    this.showFiles(box, reply);
  },

  showFiles(box, reply) {
    const p = reply.packet;
    const files = p.files.map((f, i) => {
      const url = URL.createObjectURL(new Blob([reply.buffers[i]], { type: f.type }));
      this.blobs.push(url);
      return h("li", {}, h("a", { href: url, download: f.name, class: i === 0 ? "dw-button" : "" }, `${this.t.download} ${f.name}`), ` ${f.size}`);
    });
    const parts = p.not_yet && p.not_yet.length ? [this.inner(p.not_yet, "not_yet")] : [];
    if (files.length) parts.push(h("p", { class: "dw-label" }, p.files_title), h("ul", { class: "dw-files" }, files));
    if (p.none) parts.push(h("p", {}, p.none));
    if (p.refused.length) parts.push(h("p", { class: "dw-label" }, p.refused_title), this.inner(p.refused, "refused"));
    box.replaceChildren(...parts);
  },
});
