// The tray: what lies where, and what can be done with it. Everything from the server goes in as text.

const LOOK_MILLIS = 1000;
const FIRST_SCRIPT_COMMAND = 9;

let drawn = "";

document.getElementById("make").addEventListener("submit", (event) => {
  event.preventDefault();
  act("blank", { kind: document.getElementById("kind").value });
});
look();

async function look() {
  if (!document.hidden) {
    await ask("GET", "/api/tray");
  }
  setTimeout(look, LOOK_MILLIS);
}

function act(what, wanted) {
  return ask("POST", `/api/${what}`, wanted);
}

async function ask(method, path, body) {
  const problem = document.getElementById("problem");
  try {
    const headers = body ? { "Content-Type": "application/json" } : {};
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    const answer = await response.json();
    if (response.ok) {
      draw(answer);
    }
    if (body || !response.ok) {
      problem.textContent = response.ok ? "" : answer.detail;
    }
  } catch {
    problem.textContent = "The demo does not answer; it may have been stopped.";
  }
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function button(text, id, action) {
  const made = element("button", { type: "button", id }, text);
  made.addEventListener("click", action);
  return made;
}

/** Draws anew only what has changed, and puts the focus back where it was. */
function draw(tray) {
  const state = JSON.stringify(tray);
  if (state === drawn) {
    return;
  }
  drawn = state;
  const focused = document.activeElement && document.activeElement.id;
  const entered = [...document.querySelectorAll("#cards select, #cards input")].map(({ id, value }) => [id, value]);
  fillOnce("kind", tray.kinds.map((kind) => [kind.kind, kind.words]));
  document.getElementById("readers").replaceChildren(...tray.readers.map(reader));
  document.getElementById("cards").replaceChildren(...tray.cards.map((card) => cardRow(card, tray)));
  document.getElementById("none").hidden = tray.cards.length > 0;
  entered.forEach(([id, value]) => restore(document.getElementById(id), value));
  const again = focused && document.getElementById(focused);
  if (again) {
    again.focus();
  }
}

/** What was chosen on a card's row before it was drawn anew. */
function restore(field, value) {
  if (field && field.value !== value) {
    field.value = value;
    field.dispatchEvent(new Event("change"));
  }
}

function fillOnce(id, choices) {
  const select = document.getElementById(id);
  if (select.options.length === 0) {
    select.append(...choices.map(([value, words]) => element("option", { value }, words)));
  }
}

function reader({ reader: slot, name, card, faults }) {
  const row = element("li", {}, element("strong", {}, name), " ");
  if (card === null) {
    row.append("no card");
    return row;
  }
  row.append(`holds ${card}`, damaged(faults), " ");
  row.append(button(`Pull out of ${name}`, `pull-${slot}`, () => act("pull", { reader: slot })));
  return row;
}

function damaged(faults) {
  return faults.length === 0 ? "" : ` (damaged: ${faults.join(", ")})`;
}

function cardRow(card, tray) {
  const row = element("li", {}, element("strong", {}, card.name), ` ${card.words}`, damaged(card.faults));
  const actions = element("div", { class: "actions" });
  for (const { reader: slot, name, card: inside } of tray.readers) {
    const insert = button(`Into ${name}`, `insert-${card.name}-${slot}`, () => act("insert", { reader: slot, card: card.name }));
    insert.disabled = inside !== null;
    insert.setAttribute("aria-label", `Insert ${card.name} into ${name}`);
    actions.append(insert);
  }
  actions.append(...damage(card, tray.damages));
  row.append(actions);
  return row;
}

/** What is to go wrong, at which command where that matters, and a button. */
function damage(card, damages) {
  const what = element("select", { id: `damage-${card.name}`, "aria-label": `What goes wrong with ${card.name}` });
  what.append(...damages.map((each) => element("option", { value: each.damage }, each.words)));
  const at = element("input", {
    type: "number", min: "1", max: "99", value: String(FIRST_SCRIPT_COMMAND),
    id: `command-${card.name}`, "aria-label": `At which command, counted from the insertion, for ${card.name}`,
  });
  at.hidden = true;
  what.addEventListener("change", () => {
    at.hidden = !damages.find((each) => each.damage === what.value).atCommand;
  });
  const set = button("Damage", `set-${card.name}`, () =>
    act("damage", { card: card.name, damage: what.value, command: Number(at.value) }));
  set.setAttribute("aria-label", `Damage ${card.name}`);
  return [what, at, set];
}
