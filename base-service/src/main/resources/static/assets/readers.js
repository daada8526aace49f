// The readers of this base and which of them is used. With one card it is that card's reader; with several the clerk
// says which, and nothing is chosen before.

import { byId, element, isolated, say, show } from "./dom.js";
import { readerState } from "./words.js";

export class Readers {
  #all = [];
  #chosen = null;
  #byClerk = null;
  #drawn = "";
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** The reader that is used, or null. */
  get chosen() {
    return this.#all.find((reader) => reader.name === this.#chosen) || null;
  }

  get any() {
    return this.#all.length > 0;
  }

  /** The names of those that hold a card. */
  get withCard() {
    return this.#all.filter(hasCard).map((reader) => reader.name);
  }

  /** Takes down what the base says of its readers. */
  update(all) {
    this.#all = all;
    this.#choose();
    this.#draw();
  }

  /** Stays with a reader while a card is being written in it. */
  hold(name) {
    this.#byClerk = name;
    this.#choose();
    this.#draw();
  }

  #choose() {
    const withCard = this.#all.filter(hasCard);
    const clerks = this.#all.find((reader) => reader.name === this.#byClerk);
    if (clerks && (hasCard(clerks) || withCard.length === 0)) {
      this.#chosen = clerks.name;
      return;
    }
    this.#byClerk = null;
    if (withCard.length === 1) {
      this.#chosen = withCard[0].name;
    } else {
      this.#chosen = this.#all.length === 1 ? this.#all[0].name : null;
    }
  }

  #pick(name) {
    this.#byClerk = name;
    this.#choose();
    this.#draw();
    this.#changed();
  }

  #draw() {
    const drawn = JSON.stringify(this.#all.map((reader) => [reader.name, reader.state, reader.reason])) + this.#chosen;
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    const focused = document.activeElement && document.activeElement.value;
    const inside = byId("readers").contains(document.activeElement);
    byId("readers").replaceChildren(...this.#all.map((reader, index) => this.#row(reader, index)));
    if (inside) {
      const again = [...byId("readers").querySelectorAll("input")].find((input) => input.value === focused);
      (again || byId("look-again")).focus();
    }
    this.#warn();
  }

  #row(reader, index) {
    const used = reader.name === this.#chosen;
    const input = element("input", { type: "radio", name: "reader", id: `reader-${index}`, value: reader.name });
    input.checked = used;
    input.addEventListener("change", () => this.#pick(reader.name));
    const words = element("span", { class: "state" }, reader.reason || readerState(reader));
    const label = element("label", { for: input.id }, isolated(reader.name), " ", words);
    if (used && hasCard(reader)) {
      label.append(" ", element("strong", { class: "tag" }, "used"));
    }
    return element("div", { class: used ? "reader used" : "reader" }, input, label);
  }

  #warn() {
    const withCard = this.#all.filter(hasCard);
    let warning = "";
    if (this.#all.length === 0) {
      warning = "No reader is connected. Plug one in; it appears here by itself.";
    } else if (withCard.length > 1 && this.#chosen === null) {
      warning = `${withCard.length} readers hold a card. Choose the one to use, or take the other cards out.`;
    } else if (withCard.length > 1) {
      warning = `${withCard.length} readers hold a card. Only the card in ${this.#chosen} is used.`;
    }
    say(byId("readers-warning"), warning);
    show(byId("readers-warning"), warning !== "");
  }
}

/** Whether there is a card to be used in a reader. */
export function hasCard(reader) {
  return reader.state === "CARD_PRESENT" || reader.state === "BUSY";
}
