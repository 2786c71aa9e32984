// What anywidget and our own page call.

function render({ model, el, signal }) {
  const controller = new AbortController();
  if (signal) signal.addEventListener("abort", () => controller.abort());
  new App(model, el, controller.signal);
  return () => controller.abort();
}

export default { render };
