/* Draws one plotly figure in the colours of the page. */

const NARROW = 480;
let library = null;

/* A classic script, because only there the first line of the file makes the browser compile it off the main thread. */
function load(path) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(path, root());
    script.onload = () => {
      const { Plotly } = window;
      delete window.Plotly;
      delete window.moduleName;
      resolve(Plotly);
    };
    script.onerror = () => {
      library = null;
      script.remove();
      reject(new Error(`${script.src} cannot be loaded`));
    };
    document.head.append(script);
  });
  return library;
}

/* The app may be served below a path, and each of its pages has a path of its own. */
function root() {
  const own = document.querySelector('script[src*="static/js/"]');
  return own ? new URL("../../", own.src) : document.baseURI;
}

/* One chart a frame, so that a page of them stays responsive; a page in the background has no frames. */
let turn = Promise.resolve();
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 100);
});
const inTurn = (work) => (turn = turn.then(painted).then(work, work));

function template(element) {
  const style = getComputedStyle(element);
  const token = (name) => style.getPropertyValue(`--st-${name}`).trim();
  const palette = (name) => token(name).split(/,(?![^(]*\))/);
  const scale = (colours) => colours.map((colour, place) => [place / (colours.length - 1), colour]);
  const ink = token("text-color"), quiet = token("gray-text-color"), line = token("border-color-light");
  const font = { family: token("font"), color: ink, size: 13 };
  const axis = {
    gridcolor: line, linecolor: line, zerolinecolor: line,
    tickfont: { color: quiet, size: 12 }, title: { font: { color: quiet, size: 13 }, standoff: 8 },
  };
  const layout = {
    font, colorway: palette("chart-categorical-colors"),
    colorscale: {
      sequential: scale(palette("chart-sequential-colors")),
      diverging: scale(palette("chart-diverging-colors")),
    },
    paper_bgcolor: "transparent", plot_bgcolor: "transparent",
    hoverlabel: { font, bgcolor: token("secondary-background-color"), bordercolor: token("border-color") },
    margin: { pad: 6 }, xaxis: axis, yaxis: axis,
  };
  const plain = { marker: { line: { width: 0 } } }, range = { color: ink };
  return { layout, data: { bar: [{ ...plain, error_x: range, error_y: range }], scatter: [plain] } };
}

/* A trace may ask for the n-th colour of the theme, so that what belongs together looks alike. */
function coloured(trace, { layout: { colorway } }) {
  if (trace.meta?.colour === undefined) return trace;
  const color = colorway[trace.meta.colour % colorway.length].trim();
  const paint = (part) => ({ ...part, color });
  const { fill } = trace.meta, ground = fill && { fillcolor: faded(color, fill) };
  return { ...trace, line: paint(trace.line), marker: paint(trace.marker), ...ground };
}

/* The colours of the theme are written as #rrggbb. */
function faded(color, share) {
  return `${color}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
}

/* On a phone, names at the ends of lines cross the other lines, and figures in cells each other; the legend and the
   hover box have them too. */
function roomy(trace, width) {
  if (!trace.meta?.wantsRoom || width >= NARROW) return trace;
  const mode = trace.mode.split("+").filter((part) => part !== "text").join("+");
  return mode ? { ...trace, mode } : { ...trace, visible: false };
}

class Chart {
  calls = 0;
  waiting = false;
  choose = null;

  constructor(parent) {
    this.element = document.createElement("div");
    this.element.setAttribute("role", "img");
    parent.append(this.element);
    this.observer = new ResizeObserver(() => this.update());
    this.observer.observe(this.element);
  }

  show(data) {
    this.data = data;
    this.element.ariaLabel = data.alt;
    this.element.style.height = `${data.height}px`;
    this.update();
    return ++this.calls;
  }

  async update() {
    if (this.waiting) return;
    this.waiting = true;
    try {
      this.plotly = await load(this.data.library);
      await inTurn(() => {
        this.waiting = false;
        return this.draw();
      });
    } catch (error) {
      this.waiting = false;
      this.element.textContent = this.data.alt;
      console.error(error);
    }
  }

  draw() {
    const { figure, height, config } = this.data, width = this.element.clientWidth;
    if (!width) return; // in a closed tab, or gone: the observer calls again when there is room
    const look = template(this.element), wanted = JSON.stringify([figure, look, width, height]);
    if (wanted === this.drawn) return;
    if (!this.drawn) this.element.replaceChildren();
    this.drawn = wanted;
    const { data, layout } = JSON.parse(figure);
    const traces = data.map((trace) => roomy(coloured(trace, look), width));
    const shown = this.plotly.react(this.element, traces, { ...layout, template: look, width, height }, config);
    if (this.data.selectable && !this.listens) {
      this.listens = true;
      this.element.on("plotly_click", ({ points: [{ id }] }) => id && this.choose("chosen", id));
      this.element.classList.add("selectable");
    }
    return shown;
  }

  /* On the ground of the page, which the chart itself leaves out. */
  async save(format, name) {
    if (!this.drawn) return;
    const { data, layout, clientWidth: width } = this.element, { height } = this.data;
    const ground = getComputedStyle(this.element).getPropertyValue("--st-background-color").trim();
    const figure = { data, layout: { ...layout, paper_bgcolor: ground, plot_bgcolor: ground } };
    const link = document.createElement("a");
    link.href = await this.plotly.toImage(figure, { format, width, height, scale: format === "png" ? 2 : 1 });
    link.download = `${name}.${format}`;
    link.click();
  }

  close() {
    this.observer.disconnect();
    if (this.drawn) this.plotly.purge(this.element);
    this.element.remove();
  }
}

const charts = new WeakMap(), named = new Map();

const BUTTON = `margin-right: 8px; padding: 6px 12px; border: 1px solid var(--st-border-color); cursor: pointer;
  border-radius: var(--st-button-radius); background: var(--st-background-color); color: var(--st-text-color);
  font: inherit;`;

/* Buttons that save a chart of the page as a picture. */
function offer({ save, labels }, parent) {
  const buttons = Object.entries(labels).map(([format, label]) => {
    const button = document.createElement("button");
    button.textContent = label;
    button.style.cssText = BUTTON;
    button.onclick = () => named.get(save)?.save(format, save);
    return button;
  });
  parent.replaceChildren(...buttons);
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (data.save) return offer(data, parentElement);
  const chart = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, chart);
  named.set(data.name, chart);
  chart.choose = setTriggerValue;
  const call = chart.show(data);
  return () => {
    if (call !== chart.calls) return; // Streamlit also cleans up after a call that a later one has overtaken
    charts.delete(parentElement);
    chart.close();
  };
}
