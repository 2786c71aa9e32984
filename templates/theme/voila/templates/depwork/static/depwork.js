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
    socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => { wait = 250; const held = queue; queue = []; held.forEach((m) => socket.send(m)); };
    socket.onmessage = (e) => receive(typeof e.data === "string" ? [JSON.parse(e.data), []] : unpack(e.data));
    socket.onclose = () => { setTimeout(connect, wait); wait = Math.min(wait * 2, 8000); };
  }

  // Jupyter's binary frame: a count, that many offsets, the JSON message, then raw buffers.
  function unpack(data) {
    const view = new DataView(data);
    const count = view.getUint32(0);
    const at = Array.from({ length: count }, (_, i) => view.getUint32(4 * (i + 1)));
    at.push(data.byteLength);
    const parts = at.slice(0, -1).map((from, i) => data.slice(from, at[i + 1]));
    return [JSON.parse(new TextDecoder().decode(parts[0])), parts.slice(1).map((b) => new DataView(b))];
  }

  function receive([message, buffers]) {
    if (message.header.msg_type !== "comm_msg") return;
    const { comm_id: id, data } = message.content;
    if (data.method === "custom") (models.get(id) || []).forEach((f) => f(data.content, buffers));
  }

  function send(comm, content) {
    const header = { msg_id: crypto.randomUUID(), msg_type: "comm_msg", session, username: "", version: "5.3", date: new Date().toISOString() };
    const message = JSON.stringify({ header, parent_header: {}, metadata: {}, channel: "shell", buffers: [], content: { comm_id: comm, data: { method: "custom", content } } });
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
    else if (queue.length < 200) queue.push(message);
  }

  function modelOf(id) {
    const listeners = [];
    models.set(id, listeners);
    return { send: (content) => send(id, content), on: (name, f) => { if (name === "msg:custom") listeners.push(f); }, get: () => undefined };
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
