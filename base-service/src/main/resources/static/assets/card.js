// What the card in the chosen reader is. Every insertion is looked at once by itself; a card that was just issued
// or refused is not looked at again unless the clerk says so.

import { byId, say, show } from "./dom.js";
import { post } from "./api.js";
import { hasCard } from "./readers.js";
import { nextStep } from "./words.js";

export class Card {
  #recognized = null;
  #failure = null;
  #looking = false;
  #done = "";
  #looked = "";
  #token;
  #changed;

  constructor(token, changed) {
    this.#token = token;
    this.#changed = changed;
  }

  /** The recognition of the card that is in the chosen reader now, or null. */
  get recognized() {
    return this.#recognized;
  }

  get failure() {
    return this.#failure;
  }

  /** Whether nothing more is to be done with the card in the reader. */
  get done() {
    return this.#done !== "";
  }

  /** What can be done with it: ISSUE, INSPECT or nothing. */
  get operation() {
    return this.#recognized ? this.#recognized.operations[0] || null : null;
  }

  /** A reader was looked at, or another one was chosen. */
  async update(reader, line) {
    const insertion = reader && hasCard(reader) ? `${reader.name}/${reader.insertion}` : "";
    if (insertion !== this.#looked) {
      this.#clear(insertion === "" ? "" : this.#looked);
    }
    const free = reader && reader.state === "CARD_PRESENT" && !this.#looking;
    const again = this.#failure && this.#failure.type === "center-unreachable" && line;
    if (free && (insertion !== this.#looked || again)) {
      await this.#look(reader, insertion);
    }
    this.#draw(reader);
  }

  /** Looks at the card anew. */
  async lookAgain(reader) {
    if (reader && reader.state === "CARD_PRESENT" && !this.#looking) {
      await this.#look(reader, `${reader.name}/${reader.insertion}`);
      this.#draw(reader);
    }
  }

  /** Nothing more is to be done with the card; the words say why. It is not looked at again by itself. */
  finished(words) {
    this.#recognized = null;
    this.#done = words;
  }

  /** What was found out is void; the card is looked at again by itself. */
  forget() {
    this.#clear("");
  }

  #clear(looked) {
    this.#recognized = null;
    this.#failure = null;
    this.#done = "";
    this.#looked = looked;
  }

  async #look(reader, insertion) {
    this.#clear(insertion);
    this.#looking = true;
    this.#draw(reader);
    try {
      const found = await post(`/api/readers/${encodeURIComponent(reader.name)}/recognition`, this.#token());
      this.#recognized = this.#looked === insertion ? found : null;
    } catch (failure) {
      this.#failure = this.#looked === insertion ? failure : null;
      if (failure.type === "reader-busy") {
        this.#looked = ""; // somebody else looks at it just now
      }
    } finally {
      this.#looking = false;
      this.#changed(this.#failure);
    }
  }

  #draw(reader) {
    const [heading, message] = this.#words(reader);
    say(byId("card-heading"), heading);
    say(byId("card-message"), message);
    const detail = this.#detail(reader);
    say(byId("card-detail"), detail);
    show(byId("card-detail"), detail !== "");
    show(byId("look-again"), Boolean(reader) && reader.state === "CARD_PRESENT" && !this.#looking);
  }

  /** What was read of a card that is refused, for support. */
  #detail(reader) {
    const shown = reader && hasCard(reader) && !this.#looking && !this.#done && !this.#failure && this.#recognized;
    return shown && this.#recognized.detail ? `For support: ${this.#recognized.detail}` : "";
  }

  #words(reader) {
    if (!reader) {
      return ["No card is used", ""];
    }
    if (reader.state === "UNAVAILABLE") {
      return [`${reader.name} cannot be used`, "Look at its cable, or use another reader. It comes back by itself."];
    }
    if (!hasCard(reader)) {
      return [`No card in ${reader.name}`, "Put a blank card into the reader, or a card that is to be checked."];
    }
    if (this.#looking) {
      return [`Card in ${reader.name}`, "Looking at the card…"];
    }
    if (this.#done) {
      return [`Card in ${reader.name}`, this.#done];
    }
    if (this.#failure) {
      return [`Card in ${reader.name}`, `${this.#failure.message} ${nextStep(this.#failure)}`.trim()];
    }
    return this.#recognized
      ? [`Card in ${reader.name}`, this.#recognized.message]
      : [`Card in ${reader.name}`, "The reader is in use."];
  }
}
