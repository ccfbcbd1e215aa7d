/* Fetches scripts that the next page needs. Nothing is run: what is never needed costs no more than its bytes. */

const whenIdle = window.requestIdleCallback ?? setTimeout;
let asked = false;

/* The app may be served below a path, and each of its pages has a path of its own. */
function root() {
  const own = document.querySelector('script[src*="static/js/"]');
  return own ? new URL("../../", own.src) : document.baseURI;
}

function fetchAhead(rel, path) {
  const link = document.createElement("link");
  link.rel = rel;
  link.href = new URL(path, root());
  document.head.append(link);
}

export default function ({ data: { modules, scripts } }) {
  if (asked) return;
  asked = true;
  whenIdle(() => {
    modules.forEach((path) => fetchAhead("modulepreload", path));
    scripts.forEach((path) => fetchAhead("prefetch", path));
  });
}
