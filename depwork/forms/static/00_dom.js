// The page's few tools: elements made from text nodes, never from markup; and the tables that the other parts fill.

const REPEATABLE = new Set(["hello", "go", "save", "locale", "here", "news", "preview", "audience", "packet", "open", "door_save"]);
const SLOW = new Set(["packet"]); // may take longer than that, and nothing is wrong
const PAUSE = 1000; // ms without typing before an answer is saved
const PATIENCE = 5000; // ms before an unanswered message is sent again
const RADIOS = 9; // longer lists become a select
const OURS = () => document.body.dataset.depwork !== undefined; // our theme, not JupyterLab

function h(tag, attrs = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== "" && c !== false));
  return el;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const fill = (text, slots) => (text || "").replace(/\{(\w+)\}/g, (m, n) => (n in slots ? slots[n] : m));
let serial = 0;
const newId = () => `dw${++serial}`;
const isGap = (v) => v !== null && typeof v === "object" && !Array.isArray(v) && "gap" in v;

const changed = (el) => el.dispatchEvent(new Event("input", { bubbles: true }));

// The words of the served page around the guide follow its language; a lesson's prose of
// another language steps back, and the address names the lesson in the language in use.
function speak(t, locale) {
  const skip = document.querySelector(".dw-skip");
  if (skip) skip.textContent = t.skip;
  const lead = document.querySelector(".dw-head p span");
  if (lead) lead.textContent = t.theme_lead;
  document.querySelectorAll(".dw-prose[lang]").forEach((p) => { p.hidden = p.lang !== locale; });
}

// A control is {el, get, set, state, restore, focus, single}: `single` takes a <label for>.
// CONTROLS: kind of question -> (app, q, id, describedby, compact) => control.
const CONTROLS = new Map();
// BLOCKS: kind of block -> (app, block, key) => element, or {el, part} for a part that keeps state.
const BLOCKS = new Map();
