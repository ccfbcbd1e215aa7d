// Runs in the page before anything else and notes, on the page's own clock (ms), what an owner would notice:
// when the script ran, when something last changed, how long the main thread was blocked, when numbers appeared.
(() => {
  const seen = (window.__seen = {});
  const now = () => performance.now();
  window.__mark = () =>
    Object.assign(seen, { since: now(), ran: false, idle: null, changed: 0, blocked: 0, numbers: null });
  window.__mark();

  const state = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const busy = document.querySelector("[data-testid=stStatusWidget]");
    return !app ? "none" : busy ? "running" : app.getAttribute("data-test-script-state");
  };
  const numbersShown = () =>
    [...document.querySelectorAll("[data-testid=stMetricValue]")].some((value) => /\d/.test(value.innerText));
  const look = () => {
    const idle = state() === "notRunning";
    if (!idle) Object.assign(seen, { ran: seen.ran || state() === "running", idle: null });
    else if (seen.idle === null) seen.idle = now();
    if (seen.numbers === null && numbersShown()) seen.numbers = now();
  };

  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      if (task.startTime + task.duration < seen.since) continue;
      seen.blocked = Math.max(seen.blocked, task.duration);
      seen.changed = Math.max(seen.changed, task.startTime + task.duration);
    }
  }).observe({ type: "longtask", buffered: true });
  new MutationObserver(() => {
    seen.changed = now();
    look();
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-test-script-state", "d", "transform", "aria-selected", "src"],
  });
  setInterval(look, 20);
})();
