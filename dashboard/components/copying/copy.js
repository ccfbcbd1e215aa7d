/* Copies a text. Where the page may not use the clipboard (no https), the old way of the browser does. */

const SHOWN_FOR = 2500;

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button") ?? document.createElement("button");
  button.type = "button";
  button.textContent = data.label;
  button.ariaLive = "polite";
  button.onclick = async () => {
    await copy(data.text);
    button.textContent = data.done;
    setTimeout(() => { button.textContent = data.label; }, SHOWN_FOR);
  };
  if (!button.isConnected) parentElement.append(button);
}
