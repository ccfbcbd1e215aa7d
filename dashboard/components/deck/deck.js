/* Shows one slide of the page at a time, as large as the window. Keys or a tap turn them, Escape leaves. */

const TURN = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity,
};
const WIDE = 960, TALL = 540, NARROW = 480;
const BACK_SHARE = 0.35; // of the window, from the left: a tap there turns back

const slides = () => [...document.querySelectorAll('[class*="st-key-slide_"]')];

class Deck {
  constructor(parent) {
    this.style = document.createElement("style");
    this.place = document.createElement("div");
    this.place.className = "deck-place";
    this.keys = document.createElement("div");
    this.keys.className = "deck-keys";
    parent.append(this.style, this.place, this.keys);
    this.open = Math.max(Number(new URLSearchParams(location.search).get("slide")) || 1, 1);
    this.heard = {
      keydown: (event) => this.key(event), click: (event) => this.tap(event), resize: () => this.update(),
    };
    for (const [name, handle] of Object.entries(this.heard)) window.addEventListener(name, handle);
    this.observer = new MutationObserver(() => this.update()); // slides come one by one, and more of them later
    this.observer.observe(document.querySelector("[data-testid=stMain]"), { childList: true, subtree: true });
  }

  close() {
    for (const [name, handle] of Object.entries(this.heard)) window.removeEventListener(name, handle);
    this.observer.disconnect();
    for (const part of [this.style, this.place, this.keys]) part.remove();
    if (document.fullscreenElement) document.exitFullscreen();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.leave();
    if (event.key.toLowerCase() === "f") return this.wholeScreen();
    if (!(event.key in TURN)) return;
    event.preventDefault();
    this.turn(TURN[event.key]);
  }

  tap({ clientX }) {
    this.turn(clientX < innerWidth * BACK_SHARE ? -1 : 1);
  }

  wholeScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  turn(steps) {
    const before = this.open;
    this.open = Math.min(Math.max(before + steps, 1), slides().length || 1);
    if (this.open === before) return;
    const address = new URL(location.href);
    address.searchParams.set("slide", this.open);
    history.replaceState(history.state, "", address);
    this.update();
    this.heading()?.focus({ preventScroll: true });
  }

  heading() {
    const found = slides()[this.open - 1]?.querySelector("h1");
    if (found) found.tabIndex = -1;
    return found;
  }

  update() {
    const number = slides().length, scale = Math.min(innerWidth / (innerWidth < innerHeight ? NARROW : WIDE), innerHeight / TALL);
    const app = getComputedStyle(this.place);
    const quiet = app.getPropertyValue("--st-gray-text-color");
    const look = `:root { --deck-zoom: ${scale}; --deck-quiet: ${quiet}; }
      [class*="st-key-slide_${this.open}_"] { visibility: visible; opacity: 1; }`;
    if (this.style.textContent !== look) this.style.textContent = look;
    const place = number ? `${this.open} / ${number}` : "";
    if (this.place.textContent !== place) this.place.textContent = place;
  }
}

const decks = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const deck = decks.get(parentElement) ?? new Deck(parentElement);
  decks.set(parentElement, deck);
  deck.keys.textContent = data.keys;
  deck.leave = () => setTriggerValue("left", true);
  deck.update();
  const call = deck.call = {};
  return () => {
    if (deck.call !== call) return; // Streamlit also cleans up after a call that a later one has overtaken
    decks.delete(parentElement);
    deck.close();
  };
}
