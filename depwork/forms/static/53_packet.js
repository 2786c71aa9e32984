// The packet: made in the kernel, taken away as files.

BLOCKS.set("downloads", (app) => {
  app.downloads = h("div", { class: "dw-downloads", role: "status" });
  return app.downloads;
});

Object.assign(App.prototype, {
  async packet(bare) {
    const box = this.downloads;
    box.replaceChildren(h("p", {}, this.t.working));
    const reply = await this.send({ do: "packet", bare });
    if (!reply.packet) { box.replaceChildren(); return; }
    const p = reply.packet;
    const files = p.files.map((f, i) => {
      const url = URL.createObjectURL(new Blob([reply.buffers[i]], { type: f.type }));
      this.blobs.push(url);
      return h("li", {}, h("a", { href: url, download: f.name, class: i === 0 ? "dw-button" : "" }, `${this.t.download} ${f.name}`), ` ${f.size}`);
    });
    const parts = [];
    if (files.length) parts.push(h("p", { class: "dw-label" }, p.files_title), h("ul", { class: "dw-files" }, files));
    if (p.none) parts.push(h("p", {}, p.none));
    if (p.refused.length) parts.push(h("p", { class: "dw-label" }, p.refused_title), this.inner(p.refused, "refused"));
    box.replaceChildren(...parts);
  },
});
