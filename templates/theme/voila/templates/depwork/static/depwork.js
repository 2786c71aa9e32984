// Puts each cell's output where its lesson has it, and connects the guide to its kernel.
// The guide speaks through one websocket of this machine; no widget library is needed for it.
(() => {
  "use strict";
  const here = document.currentScript;
  const outputs = document.getElementById("dw-outputs");
  for (const box of [...outputs.children]) {
    const place = document.getElementById(box.dataset.cell);
    if (box.childElementCount) place.replaceChildren(...box.childNodes);
    else if (!place.querySelector(".dw-opening")) place.remove();
    else place.replaceChildren();
  }
  document.querySelector(".dw-skip").addEventListener("click", (e) => {
    e.preventDefault(); // the address keeps the case's place
    document.getElementById("main").focus();
  });
  const apps = [...document.querySelectorAll(".dw-app")];
  if (!apps.length) return;

  const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const session = crypto.randomUUID();
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const address = `${scheme}//${location.host}${config.baseUrl}api/kernels/${config.kernelId}/channels?session_id=${session}`;
  const models = new Map();
  let socket = null;
  let queue = [];
  let wait = 250;

  function connect() {
    socket = new WebSocket(address, ["v1.kernel.websocket.jupyter.org"]);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => { wait = 250; const held = queue; queue = []; held.forEach((m) => socket.send(m)); };
    socket.onmessage = (e) => receive(unpack(e.data));
    socket.onclose = () => { setTimeout(connect, wait); wait = Math.min(wait * 2, 8000); };
  }

  // Jupyter's frame, v1: a count of offsets, the offsets (64 bit, little end first), then
  // channel, header, parent, metadata, content and raw buffers.
  function unpack(data) {
    const view = new DataView(data);
    const count = Number(view.getBigUint64(0, true));
    const at = Array.from({ length: count }, (_, i) => Number(view.getBigUint64(8 * (i + 1), true)));
    const part = (i) => data.slice(at[i], at[i + 1]);
    const json = (i) => JSON.parse(new TextDecoder().decode(part(i)));
    const buffers = [];
    for (let i = 5; i < count - 1; i += 1) buffers.push(new DataView(part(i)));
    return { header: json(1), content: json(4), buffers };
  }

  function pack(parts) {
    const bytes = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : new Uint8Array(part)));
    const at = [8 * (bytes.length + 2)];
    bytes.forEach((b) => at.push(at[at.length - 1] + b.length));
    const all = new Uint8Array(at[at.length - 1]);
    const view = new DataView(all.buffer);
    view.setBigUint64(0, BigInt(at.length), true);
    at.forEach((offset, i) => view.setBigUint64(8 * (i + 1), BigInt(offset), true));
    bytes.forEach((b, i) => all.set(b, at[i]));
    return all;
  }

  function receive({ header, content, buffers }) {
    if (header.msg_type !== "comm_msg" || content.data.method !== "custom") return;
    (models.get(content.comm_id) || []).forEach((f) => f(content.data.content, buffers));
  }

  function send(comm, content, buffers = []) {
    const header = { msg_id: crypto.randomUUID(), msg_type: "comm_msg", session, username: "", version: "5.3", date: new Date().toISOString() };
    const body = { comm_id: comm, data: { method: "custom", content } };
    const message = pack(["shell", JSON.stringify(header), "{}", "{}", JSON.stringify(body), ...buffers]);
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
    else if (queue.length < 200) queue.push(message);
  }

  function modelOf(id) {
    const listeners = [];
    models.set(id, listeners);
    return { send: (content, _, buffers) => send(id, content, buffers), on: (name, f) => { if (name === "msg:custom") listeners.push(f); }, get: () => undefined };
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = here.dataset.style;
  document.head.append(style);
  window.addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
  connect();
  import(here.dataset.forms).then(({ default: forms }) => {
    apps.forEach((el) => forms.render({ model: modelOf(el.dataset.model), el }));
  });
})();
