// A second person: the clerk asks here, a supervisor decides at the office desk, and the next offer carries the answer.

import { byId, announce, say, show } from "./dom.js";
import { get, post } from "./api.js";

/** What a second person is asked for, and what the clerk does then. */
const ACTIONS = {
  ALLOW_AUTHENTICATION: { reason: "The last tries on this card were not finished.", next: "Go on with the card." },
  REISSUE_WITHOUT_CARD: { reason: "The holder has no card, or one that cannot be read.", next: "Choose Reissue.", refused: "No card is made." },
  FIND_HOLDER: { about: "subject", reason: "The holder has no card, or one that cannot be read.", next: "Choose Search.", refused: "Nothing is looked for." },
  REISSUE_AGAIN: { reason: "Several cards were issued for this holder before.", next: "Choose Reissue.", refused: "No card is made." },
};

export class Approval {
  #asked = null;
  #record = null;
  #action = "ALLOW_AUTHENTICATION";
  #token;
  #failed;

  constructor(token, failed) {
    this.#token = token;
    this.#failed = failed;
    byId("ask").addEventListener("click", () => this.#ask());
  }

  /** The center wants a second person's word for this request. */
  needed(record, action = "ALLOW_AUTHENTICATION") {
    this.#record = record;
    this.#action = action;
    this.#asked = null;
    this.#draw();
  }

  /** No second person is needed, or another request was chosen. */
  forget() {
    this.#record = null;
    this.#asked = null;
    this.#draw();
  }

  /** The approval for this request, if it was given. */
  of(record) {
    return this.#asked && this.#asked.state === "APPROVED" && this.#record === record ? this.#asked.id : null;
  }

  /** Asks how it stands, as long as nobody has decided. */
  async update() {
    if (!this.#asked || this.#asked.state !== "REQUESTED") {
      return;
    }
    await this.#take(() => get(`/api/approvals/${this.#asked.id}`, this.#token()));
  }

  #ask() {
    byId("ask").disabled = true;
    return this.#take(() =>
      post("/api/approvals", this.#token(),
        {
          action: this.#action,
          [ACTIONS[this.#action].about || "record"]: this.#record,
          reason: ACTIONS[this.#action].reason,
        }));
  }

  async #take(asking) {
    const record = this.#record;
    try {
      const asked = await asking();
      if (record === this.#record) {
        this.#asked = asked;
      }
    } catch (failure) {
      this.#failed(failure);
    }
    byId("ask").disabled = false;
    this.#draw();
  }

  #draw() {
    show(byId("ask"), this.#record !== null && !this.#asked);
    const words = this.#words();
    if (byId("asked").textContent !== words) {
      say(byId("asked"), words);
      announce(words);
    }
    show(byId("asked"), words !== "");
  }

  #words() {
    if (!this.#asked) {
      return "";
    }
    const number = this.#asked.id.slice(0, 8);
    switch (this.#asked.state) {
      case "REQUESTED":
        return `Asked, number ${number}. A supervisor decides at the office desk; this page waits.`;
      case "APPROVED":
        return `Allowed by ${this.#asked.decidedBy}. ${ACTIONS[this.#action].next}`;
      default:
        return `Not allowed (number ${number}). ${ACTIONS[this.#action].refused || "Take another card."}`;
    }
  }
}
