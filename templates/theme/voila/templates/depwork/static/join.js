// The page of an invitation. Its secret is in the address's fragment, which no server and no
// preview of a message is sent; a tap spends it. What comes back opens this device alone.
(() => {
  "use strict";
  const secret = location.hash.slice(1);
  const tap = document.getElementById("tap");
  const say = (id) => ["spent", "slow"].forEach((one) => { document.getElementById(one).hidden = one !== id; });
  // A guest's one paper: a page of its own, without script, in a frame that can do nothing.
  const show = (paper) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "");
    frame.title = document.title;
    frame.srcdoc = paper;
    document.getElementById("main").replaceChildren(frame);
  };
  if (!secret) { tap.hidden = true; say("spent"); return; }
  tap.addEventListener("click", async () => {
    tap.disabled = true;
    try {
      const answer = await fetch(location.pathname, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ secret }) });
      if (answer.ok) {
        const given = await answer.json();
        if (given.paper) { show(given.paper); return; }
        localStorage.setItem(`depwork${location.pathname.slice(0, -"/join".length)}`, given.key);
        location.replace(document.body.dataset.start);
        return;
      }
      say(answer.status === 429 ? "slow" : "spent");
      tap.hidden = answer.status !== 429;
    } catch { say("slow"); }
    tap.disabled = false;
  });
})();
