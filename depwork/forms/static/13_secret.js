// A number that is masked.

// Masked until asked for: nobody reads a number over a shoulder.
function secretNumber(app, q, id, describedby) {
  const inner = textControl(app, q, id, describedby);
  inner.el.setAttribute("autocapitalize", "characters");
  const masked = h("span", { class: "dw-masked" });
  const button = h("button", { type: "button", class: "dw-quiet", onclick: () => { open(!shown); if (shown) inner.focus(); } });
  const el = h("div", { class: "dw-secret" }, masked, inner.el, button);
  let shown = true;
  let mask = q.masked;
  const open = (yes) => {
    shown = yes || !mask;
    inner.el.hidden = !shown;
    masked.hidden = shown;
    masked.textContent = mask || "";
    button.hidden = !mask;
    button.textContent = shown ? app.t.hide : app.t.show;
  };
  open(!mask);
  return {
    ...inner, el,
    set: (v, more = {}) => { inner.set(v); if ("masked" in more) mask = more.masked; if (!v) mask = null; if (!el.contains(document.activeElement)) open(!mask); },
    restore: (s) => { inner.restore(s); open(true); },
    focus: () => { open(true); inner.focus(); },
  };
}

CONTROLS.set("a_number", secretNumber);
