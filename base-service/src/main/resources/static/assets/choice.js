// What the card of the chosen request is to be: its design and the kind of blank, with a picture. The center says what
// there is and keeps what is chosen. The picture shows a sample; a holder's data only where the clerk asks for them.

import { byId, element, say, show } from "./dom.js";
import { get, picture, put } from "./api.js";

const KINDS = {
  CONTACT: "With contacts",
  DUAL_INTERFACE: "With contacts and antenna",
  CONTACTLESS: "With an antenna alone",
};

const LATER = ["base-unreachable", "center-unreachable"];

export class Choice {
  #record = null;
  #offered = null;
  #kept = Promise.resolve();
  #pictures = new Map();
  #drawing = 0;
  #token;

  constructor(token) {
    this.#token = token;
    byId("choice-design").addEventListener("change", () => this.#chosen(this.#drawProducts()));
    byId("choice-product").addEventListener("change", () => this.#chosen());
    byId("choice-holder").addEventListener("click", () => this.#draw(this.#record));
  }

  /** Ends when the center knows what was chosen last. */
  settled() {
    return this.#kept;
  }

  /** Another request is chosen, or none. */
  async of(record) {
    if (record === this.#record) {
      return;
    }
    this.#record = record;
    this.#offered = null;
    show(byId("choice"), false);
    say(byId("choice-message"), "");
    if (record === null) {
      this.#pictures.clear();
      this.#blank();
      return;
    }
    try {
      const offered = await get(`/api/card-choices/${record}`, this.#token());
      if (record === this.#record) {
        this.#take(offered);
      }
    } catch (failure) {
      if (record === this.#record && LATER.includes(failure.type)) {
        this.#record = undefined; // asked again with the next look
      }
    }
  }

  #take(offered) {
    this.#offered = offered;
    const chosen = offered.chosen || {};
    byId("choice-design").replaceChildren(
      ...offered.designs.map((design) => element("option", { value: design.design }, design.title)));
    if (chosen.design) {
      byId("choice-design").value = chosen.design;
    }
    this.#drawProducts(chosen.product);
    say(byId("choice-message"), offered.message || this.#missing());
    show(byId("choice"), offered.designs.length > 0 || offered.message !== "");
    show(byId("choice-what"), offered.designs.length > 0);
    this.#draw(null);
  }

  #missing() {
    const kinds = this.#offered.outOfStock.map((product) => KINDS[product].toLowerCase());
    return kinds.length > 0 ? `Out of stock: blanks ${kinds.join(", ")}.` : "";
  }

  #design() {
    return this.#offered && this.#offered.designs.find((design) => design.design === byId("choice-design").value);
  }

  #drawProducts(chosen) {
    const before = chosen || byId("choice-product").value;
    const products = this.#design() ? this.#design().products : [];
    byId("choice-product").replaceChildren(
      ...products.map((product) => element("option", { value: product }, KINDS[product] || product)));
    if (products.includes(before)) {
      byId("choice-product").value = before;
    }
  }

  #chosen() {
    const wanted = { design: byId("choice-design").value, product: byId("choice-product").value };
    const record = this.#record;
    this.#kept = this.#kept
      .then(() => put(`/api/card-choices/${record}`, this.#token(), wanted))
      .then(() => say(byId("choice-message"), this.#offered ? this.#missing() : ""))
      .catch((failure) => say(byId("choice-message"), failure.message));
    this.#draw(null);
  }

  /** Draws the front: with a record's data, which are kept nowhere, or with the sample. */
  async #draw(record) {
    const design = this.#design();
    if (!design) {
      this.#blank();
      return;
    }
    const drawing = ++this.#drawing;
    const wanted = { side: "FRONT", product: byId("choice-product").value };
    const path = `/api/card-designs/${design.design}/versions/${design.version}/previews`;
    try {
      const image = record
        ? await picture(path, this.#token(), { ...wanted, record })
        : await this.#sample(path, wanted);
      if (drawing === this.#drawing) {
        this.#paint(image, record ? `This card in the design ${design.title}` : `Sample of the design ${design.title}`);
      }
    } catch (failure) {
      say(byId("choice-message"), failure.message);
    }
  }

  async #sample(path, wanted) {
    const name = `${path} ${wanted.product}`;
    if (!this.#pictures.has(name)) {
      this.#pictures.set(name, await picture(path, this.#token(), wanted));
    }
    return this.#pictures.get(name);
  }

  #paint(image, words) {
    const canvas = byId("choice-picture");
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d").drawImage(image, 0, 0);
    canvas.setAttribute("aria-label", words);
    show(canvas, true);
  }

  #blank() {
    this.#drawing++;
    const canvas = byId("choice-picture");
    canvas.width = 1;
    canvas.height = 1;
    show(canvas, false);
  }
}
