// A day.

// Three boxes: a phone likes them, and they can hold a day that does not exist.
function dateControl(app, q, id, describedby) {
  const parts = app.locale === "en" ? ["month", "day", "year"] : ["day", "month", "year"];
  const boxes = {};
  // A tap for the days that are meant most often; the day is the workbook's, not the telephone's.
  const near = [[app.t.yesterday, -1], [app.t.today, 0], [app.t.tomorrow, 1]].map(([word, days]) => h("button", { type: "button", class: "dw-quiet dw-near", onclick: () => tap(days) }, word));
  const el = h("div", { class: "dw-date", id }, parts.map((part) => {
    const box = h("input", {
      id: newId(), type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false",
      maxlength: part === "year" ? 4 : 2, class: `dw-input dw-${part}`, "aria-describedby": describedby,
    });
    boxes[part] = box;
    return h("div", {}, h("label", { for: box.id }, app.t[part]), box);
  }), app.screen?.today && h("div", { class: "dw-nears" }, near));
  const tap = (days) => {
    const [y, m, d] = app.screen.today.split("-").map(Number);
    control.set(new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10));
    changed(boxes.year);
  };
  const typed = () => ["year", "month", "day"].map((p) => boxes[p].value.trim());
  const pad = (s) => (/^\d$/.test(s) ? `0${s}` : s);
  const control = {
    el, single: false, boxes,
    get: () => { const [y, m, d] = typed(); return y || m || d ? `${y}-${pad(m)}-${pad(d)}` : null; },
    set: (v) => {
      const [y, m, d] = typeof v === "string" ? v.split("-") : ["", "", ""];
      boxes.year.value = y ?? ""; boxes.month.value = (m ?? "").replace(/^0/, ""); boxes.day.value = (d ?? "").replace(/^0/, "");
    },
    state: typed,
    restore: ([y, m, d]) => { boxes.year.value = y; boxes.month.value = m; boxes.day.value = d; },
    focus: () => boxes[parts[0]].focus(),
    whole: () => { const [y, m, d] = typed(); return (!y && !m && !d) || (y.length === 4 && m !== "" && d !== ""); },
  };
  return control;
}

CONTROLS.set("date", dateControl);
