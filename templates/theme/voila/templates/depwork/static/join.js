// The page of an invitation. Its secret is in the address's fragment, which no server and no
// preview of a message is sent; a tap spends it. What comes back opens this device alone.
(() => {
  "use strict";
  const secret = location.hash.slice(1);
  const tap = document.getElementById("tap");
  const say = (id) => ["spent", "slow"].forEach((one) => { document.getElementById(one).hidden = one !== id; });
  if (!secret) { tap.hidden = true; say("spent"); return; }
  tap.addEventListener("click", async () => {
    tap.disabled = true;
    try {
      const answer = await fetch("/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ secret }) });
      if (answer.ok) {
        localStorage.setItem("depwork", (await answer.json()).key);
        location.replace("/");
        return;
      }
      say(answer.status === 429 ? "slow" : "spent");
      tap.hidden = answer.status !== 429;
    } catch { say("slow"); }
    tap.disabled = false;
  });
})();
