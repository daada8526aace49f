// A card that is to be made again: why, and what its type wants to be given anew. The center takes the record out.

import { byId, element, say, show } from "./dom.js";
import { post, remove } from "./api.js";

export const REASONS = {
  DAMAGED: "It is damaged",
  EXPIRED: "It has expired, or will soon",
  UPGRADED: "The holder gets a better one",
};

/** Why a card can be made again; a center of before says nothing of it. */
function choicesOf(recognized) {
  return (recognized && recognized.reissue) || [];
}

export class Reissue {
  #card = null;
  #approvalOf;
  #approval = null;
  #token;
  #begun;
  #failed;

  constructor(token, approvalOf, begun, failed) {
    this.#token = token;
    this.#approvalOf = approvalOf;
    this.#begun = begun;
    this.#failed = failed;
    byId("reissue-reason").addEventListener("change", () => this.#drawValues());
    byId("reissue-begin").addEventListener("click", () => this.#begin());
    byId("reissue-cancel").addEventListener("click", () => this.#cancel());
  }

  /** Shows what can be done with the recognized card, or nothing. */
  draw(recognized) {
    const replaced = Boolean(recognized) && ["RETIRE", "LOCK"].includes(recognized.operations[0]);
    const choices = choicesOf(recognized);
    show(byId("reissue"), choices.length > 0 || replaced);
    show(byId("reissue-new"), choices.length > 0);
    show(byId("reissue-cancel"), replaced);
    show(byId("reissue-pin"), Boolean(recognized) && Boolean(recognized.pin));
    if ((this.#card && this.#card.id) !== (recognized && recognized.id)) {
      this.#card = recognized;
      byId("reissue-pin-digits").value = ""; // the next holder's card must not get it
      byId("reissue-reason").replaceChildren(
        ...choices.map((choice) => element("option", { value: choice.reason }, REASONS[choice.reason] || choice.reason)));
      this.#drawValues();
    }
  }

  #choice() {
    return choicesOf(this.#card).find((choice) => choice.reason === byId("reissue-reason").value);
  }

  #drawValues() {
    const choice = this.#choice();
    byId("reissue-values").replaceChildren(...(choice ? choice.values : []).flatMap(({ name, label }) => {
      const id = `reissue-${name}`;
      return [
        element("label", { for: id }, label),
        element("input", { id, name, autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-problem` }),
        element("p", { id: `${id}-problem`, class: "bad" }),
      ];
    }));
  }

  /** Says at each value what is wrong with it, and goes to the first. */
  #point(fields) {
    const wrong = new Map(fields.map(({ field, message }) => [field.replace("values.", ""), message]));
    const inputs = [...byId("reissue-values").querySelectorAll("input")];
    for (const input of inputs) {
      say(byId(`${input.id}-problem`), wrong.get(input.name) || "");
      input.setAttribute("aria-invalid", String(wrong.has(input.name)));
    }
    const first = inputs.find((input) => wrong.has(input.name));
    if (first) {
      first.focus();
    }
  }

  async #begin() {
    const values = {};
    for (const input of byId("reissue-values").querySelectorAll("input")) {
      values[input.name] = input.value;
    }
    const pin = byId("reissue-pin-digits");
    const wanted = { recognition: this.#card.id, reason: byId("reissue-reason").value, values };
    const approval = this.#approvalOf(this.#card.record);
    if (approval) {
      wanted.approval = approval;
    }
    if (pin.value !== "") {
      wanted.pin = pin.value;
      pin.value = ""; // typed anew for every try: the card counts them
    }
    await this.#take(() => post("/api/reissues", this.#token(), wanted));
  }

  async #cancel() {
    await this.#take(() => remove(`/api/reissues/${this.#card.record}`, this.#token()));
  }

  async #take(asking) {
    byId("reissue-begin").disabled = true;
    byId("reissue-cancel").disabled = true;
    let wrong = [];
    try {
      const begun = await asking();
      say(byId("reissue-message"), begun ? begun.message : "The card is the holder's as before.");
      this.#begun();
    } catch (failure) {
      this.#failed(failure, this.#card.record);
      wrong = failure.fields || [];
    }
    byId("reissue-begin").disabled = false;
    byId("reissue-cancel").disabled = false;
    this.#point(wrong);
  }
}
