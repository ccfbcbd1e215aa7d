/* Lets the browser ask, in its own words, before a page is left that holds what no file has yet. */

function ask(event) {
  event.preventDefault();
}

function stop() {
  window.removeEventListener("beforeunload", ask);
}

export default function ({ data: { wanted } }) {
  if (wanted) window.addEventListener("beforeunload", ask); // once, however often it is said
  else stop();
  return stop;
}
