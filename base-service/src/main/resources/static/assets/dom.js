// Elements and their text. Whatever a server says goes in as text, never as markup.

/** The element of that id, which the page has. */
export function byId(id) {
  return document.getElementById(id);
}

/** A new element: attributes, then children or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Sets a text only where it differs: screen readers read what changes. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Shows or hides an element. */
export function show(node, shown) {
  if (node.hidden === shown) {
    node.hidden = !shown;
  }
}

/** Text of any script, kept from turning the text around it. */
export function isolated(text) {
  return element("bdi", { dir: "auto" }, text);
}

/** Tells something that happened to those who do not see the page. */
export function announce(text) {
  byId("announcements").textContent = text;
}
