// The door of every page: a cookie opens nothing here, since a browser shows it to each server of
// this machine. The key is in the printed address; this origin's own storage keeps it for a reload
// or another tab, and no other port can read it. The page itself is asked for with the key in a
// header, and written as it comes: its words stand there while its kernel is still starting.
// Below another folder of the same name another server may answer: it gets no key of ours.
(() => {
  "use strict";
  const here = document.currentScript;
  const url = new URL(location.href);
  const base = here.dataset.base;
  const kept = `depwork${base.slice(0, -1)}`;
  const given = url.searchParams.get("token") || here.dataset.key;
  if (given) localStorage.setItem(kept, given);
  url.searchParams.delete("token");
  const next = url.searchParams.get("next");
  let path = url.pathname + url.search;
  if (here.dataset.next) path = here.dataset.next;
  else if (next && next.startsWith("/") && !next.startsWith("//")) {
    const asked = new URL(next, location.origin);
    if (asked.origin === location.origin && asked.pathname.startsWith(base)) {
      if (asked.searchParams.get("token")) localStorage.setItem(kept, asked.searchParams.get("token"));
      asked.searchParams.delete("token");
      path = asked.pathname + asked.search;
    }
  }
  history.replaceState(null, "", path + url.hash);
  const key = localStorage.getItem(kept);

  const closed = () => {
    document.getElementById("opening").hidden = true;
    document.getElementById("closed").hidden = false;
  };

  async function enter() {
    const page = key && await fetch(path, { cache: "no-store", headers: { Authorization: `token ${key}` } });
    if (!page || page.status === 403 || page.redirected) { closed(); return; }
    const reader = page.body.getReader();
    const words = new TextDecoder();
    let open = false;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!open) document.open();
      open = true;
      document.write(words.decode(value, { stream: true }));
    }
    document.close();
  }

  enter().catch(() => setTimeout(() => location.reload(), 1000));
})();
