// Puts each cell's output where its lesson has it, and connects the guide to its kernel.
// The guide speaks through one websocket of this machine; no widget library is needed for it.
//
// When the line breaks, the page stays: it asks why. A line that comes back is used again; a
// kernel that is gone is replaced by the one of a fresh page of the same lesson, to which this
// page is bound; a server that was started again under another token is waited for, until its
// new address was opened in this browser. The models say "depwork:lost" with what to tell the
// person, and "depwork:back" with whether the kernel is a new one.
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
  const stock = document.getElementById("jupyter-config-data");
  const config = JSON.parse(stock.textContent);
  // The key is read anew each time: a newer address may have been opened in another tab.
  const key = () => localStorage.getItem(`depwork${config.baseUrl.slice(0, -1)}`) || "";
  // Voila's own script, on pages of other widgets, sends the key that it finds here.
  stock.textContent = JSON.stringify({ ...config, token: key(), appendToken: "true" });
  if (!apps.length) return;

  const told = JSON.parse(document.getElementById("dw-line").textContent);
  const session = crypto.randomUUID();
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const SOON = 1500; // ms in which a line may come back before a word is said
  const LONG = 15000; // ms after which an answer is not waited for
  const SILENT = 6000; // ms without a word after a question: the line may be dead and not say so
  const ask = (path) => fetch(path, { cache: "no-store", headers: { Authorization: `token ${key()}` }, signal: AbortSignal.timeout(LONG) });
  let kernel = config.kernelId;
  let socket = null;
  let queue = [];
  let wait = 250;
  let lost = ""; // why the line is down; empty while it is up
  let fresh = false; // the kernel that is being connected knows nothing of this page
  let patience = 0;
  let watching = 0;
  let renewed = false; // a line took the place of a silent one: what it carried is asked again

  const models = apps.map((el) => ({ id: el.dataset.model, listeners: new Map() }));
  const say = (model, name, ...what) => (model.listeners.get(name) || []).forEach((f) => f(...what));

  function connect() {
    const mine = new WebSocket(`${scheme}//${location.host}${config.baseUrl}api/kernels/${kernel}/channels?session_id=${session}&token=${encodeURIComponent(key())}`, ["v1.kernel.websocket.jupyter.org"]);
    socket = mine;
    mine.binaryType = "arraybuffer";
    mine.onopen = () => {
      if (mine !== socket) return;
      clearTimeout(patience);
      wait = 250;
      const [held, anew, again] = [queue, fresh, lost || fresh || renewed];
      [queue, lost, fresh, renewed] = [[], "", false, false];
      if (!anew) held.forEach((m) => mine.send(m)); // a new kernel must hear "hello" first
      if (!again) return;
      models.forEach((model) => say(model, "depwork:back", anew));
    };
    mine.onmessage = (e) => {
      if (mine !== socket) return;
      clearTimeout(watching);
      watching = 0;
      receive(unpack(e.data));
    };
    mine.onclose = () => { if (mine === socket) broken(); };
  }

  function tell(why) {
    clearTimeout(patience);
    if (lost === why) return;
    lost = why;
    const words = told[document.documentElement.lang] || Object.values(told)[0];
    models.forEach((model) => say(model, "depwork:lost", words[why]));
  }

  // Why is the line down? The kernel may live on, be gone, or be another server's.
  async function broken() {
    if (!lost) { clearTimeout(patience); patience = setTimeout(() => tell("server"), SOON); }
    let status = 0;
    try { status = (await ask(`${config.baseUrl}api/kernels/${kernel}`)).status; } catch { /* nobody listens */ }
    if (status === 404) { renew(); return; }
    if (status === 403) tell("refused");
    later(connect);
  }

  // A telephone slept, or changed its network: nothing closes the old line. Take another.
  function silent() {
    clearTimeout(watching);
    watching = 0;
    const was = socket;
    if (was?.readyState !== WebSocket.OPEN) return;
    [socket, renewed] = [null, true];
    was.close();
    broken();
  }

  function later(what) {
    setTimeout(what, wait);
    wait = Math.min(wait * 2, 2000);
  }

  // A new kernel for this page: the one that a fresh copy of the page is given.
  async function renew() {
    const was = socket;
    socket = null;
    was?.close(); // none is left of a line that went silent, nor at a second try
    tell("kernel");
    let page = null;
    try { page = await ask(location.pathname); } catch { /* nobody listens */ }
    if (page?.ok) {
      const found = new DOMParser().parseFromString(await page.text(), "text/html");
      const ids = [...found.querySelectorAll(".dw-app")].map((el) => el.dataset.model);
      const given = found.getElementById("jupyter-config-data");
      if (given && ids.length === models.length) {
        kernel = JSON.parse(given.textContent).kernelId;
        models.forEach((model, i) => { model.id = ids[i]; });
        fresh = true;
        connect();
        return;
      }
    }
    tell(page?.status === 403 ? "refused" : "server");
    later(renew);
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
    if (header.msg_type === "status" && ["dead", "restarting", "autorestarting"].includes(content.execution_state)) renew();
    if (header.msg_type !== "comm_msg" || content.data.method !== "custom") return;
    models.filter((model) => model.id === content.comm_id).forEach((model) => say(model, "msg:custom", content.data.content, buffers));
  }

  function send(model, content, buffers = []) {
    const header = { msg_id: crypto.randomUUID(), msg_type: "comm_msg", session, username: "", version: "5.3", date: new Date().toISOString() };
    const body = { comm_id: model.id, data: { method: "custom", content } };
    const message = pack(["shell", JSON.stringify(header), "{}", "{}", JSON.stringify(body), ...buffers]);
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(message);
      if (!watching) watching = setTimeout(silent, SILENT);
    } else if (queue.length < 200) queue.push(message);
  }

  const handed = (model) => ({
    send: (content, _, buffers) => send(model, content, buffers),
    on: (name, f) => model.listeners.set(name, [...(model.listeners.get(name) || []), f]),
    get: () => undefined,
  });

  window.addEventListener("online", silent);
  window.addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
  connect();
  import(here.dataset.forms).then(({ default: forms }) => {
    apps.forEach((el, i) => forms.render({ model: handed(models[i]), el }));
  });
})();
