/* Moves the focus to the heading of a page that has just been opened; the first page of a visit is left alone. */

const PATIENCE = 60; // frames
let open = null;

function headed(title) {
  const headings = document.querySelectorAll("[data-testid=stMain] h1");
  return [...headings].find((heading) => heading.textContent.trim() === title);
}

function focus(title, frames) {
  const heading = headed(title);
  if (!heading) return frames && requestAnimationFrame(() => focus(title, frames - 1));
  heading.tabIndex = -1;
  heading.style.outline = "none"; // nothing can be pressed there
  heading.focus({ preventScroll: true });
}

export default function ({ data: { title } }) {
  const before = open;
  open = title;
  if (before !== null && before !== title) focus(title, PATIENCE);
}
