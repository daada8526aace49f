// Old cards to destroy: the center says which, the base's unit or a person destroys one, and it is certified. The mill
// runs at the base, which asks the center before and tells it afterwards.

import { announce, byId, element, say, show } from "./dom.js";
import { get, post } from "./api.js";

const REASON = "The card was destroyed by hand; its pieces are here.";

export class Disposal {
  #cards = [];
  #unreported = [];
  #outcome = null;
  #asked = null;
  #token;
  #failed;

  constructor(token, failed) {
    this.#token = token;
    this.#failed = failed;
    byId("disposal-card").addEventListener("change", () => this.#choose());
    byId("disposal-destroy").addEventListener("click", () => this.#destroy(false));
    byId("disposal-by-hand").addEventListener("click", () => this.#destroy(true));
    byId("disposal-ask").addEventListener("click", () => this.#ask());
    byId("disposal-report").addEventListener("click", () => this.#report());
  }

  /** Nobody is signed in any more. */
  forget() {
    this.#cards = [];
    this.#outcome = null;
    this.#asked = null;
    byId("disposal-serial").value = "";
    this.#draw();
  }

  /** Reads the queue anew; without an answer it stays as it was. */
  async refresh() {
    try {
      const unit = await get("/api/disposals/unit", this.#token());
      this.#unreported = unit.unreported;
      show(byId("disposal-destroy"), unit.method !== "MANUAL");
      this.#cards = await get("/api/disposals", this.#token());
    } catch {
      return;
    }
    this.#draw();
  }

  /** A card was issued or retired: where that leaves one to destroy, the clerk is led there. */
  async lead() {
    const before = this.#cards.filter((card) => card.ready).map((card) => card.chip);
    await this.refresh();
    const ready = this.#cards.find((card) => card.ready && !before.includes(card.chip));
    if (ready !== undefined) {
      byId("disposal-card").value = ready.chip;
      this.#choose();
      say(byId("disposal-message"), "The new card is issued. Destroy the old one now.");
      announce("The new card is issued. Destroy the old one now.");
    }
  }

  /** Asks how the second person's word stands, as long as there is none. */
  async update() {
    if (!this.#asked || this.#asked.state !== "REQUESTED") {
      return;
    }
    try {
      this.#asked = await get(`/api/approvals/${this.#asked.id}`, this.#token());
    } catch {
      return; // it is asked again
    }
    say(byId("disposal-message"), this.#words());
    this.#draw();
  }

  get #card() {
    return this.#cards.find((card) => card.chip === byId("disposal-card").value) || null;
  }

  #choose() {
    this.#outcome = null;
    this.#asked = null;
    byId("disposal-serial").value = "";
    say(byId("disposal-message"), "");
    this.#draw();
  }

  async #destroy(byHand) {
    const wanted = { chip: this.#card.chip, serial: byId("disposal-serial").value, byHand };
    say(byId("disposal-message"), byHand ? "" : "The card is being destroyed…");
    await this.#try(async () => this.#end(await post("/api/disposals", this.#token(), wanted)));
  }

  async #ask() {
    const wanted = {
      action: "DISPOSE_CARD", chip: this.#card.chip, subject: this.#outcome.subject, reason: REASON,
    };
    await this.#try(async () => {
      this.#asked = await post("/api/approvals", this.#token(), wanted);
      say(byId("disposal-message"), this.#words());
    });
  }

  async #report() {
    const report = this.#asked ? { approval: this.#asked.id } : {};
    const path = `/api/disposals/${encodeURIComponent(this.#card.chip)}/report`;
    await this.#try(async () => this.#end(await post(path, this.#token(), report)));
  }

  async #end(outcome) {
    this.#outcome = outcome;
    say(byId("disposal-message"), outcome.message);
    if (outcome.state === "DESTROYED") {
      this.#asked = null;
      byId("disposal-serial").value = "";
    }
    await this.refresh();
    if (outcome.state === "DESTROYED") {
      this.#outcome = null;
      byId("disposals").focus();
    }
  }

  async #try(step) {
    this.#enable(false);
    try {
      await step();
    } catch (failure) {
      say(byId("disposal-message"), failure.message);
      if (failure.type === "not-signed-in") {
        this.#failed(failure);
      }
    }
    this.#enable(true);
    this.#draw();
  }

  #enable(enabled) {
    for (const button of byId("disposals").querySelectorAll("button")) {
      button.disabled = !enabled;
    }
  }

  #draw() {
    const chosen = byId("disposal-card").value;
    byId("disposal-card").replaceChildren(
      ...this.#cards.map((card) => element("option", { value: card.chip }, `${card.cardType} ${card.chip}`)));
    if (this.#cards.some((card) => card.chip === chosen)) {
      byId("disposal-card").value = chosen;
    }
    const card = this.#card;
    const unreported = card !== null && this.#unreported.includes(card.chip);
    const byHand = this.#outcome !== null && this.#outcome.state === "BY_HAND";
    const approved = this.#asked !== null && this.#asked.state === "APPROVED";
    show(byId("disposals"), card !== null || byId("disposal-message").textContent !== "");
    show(byId("disposal-begin"), card !== null && card.ready && !unreported && !byHand);
    show(byId("disposal-ask"), byHand && !this.#asked);
    show(byId("disposal-report"), unreported || (byHand && approved));
    say(byId("disposal-report"), byHand ? "Confirm the destruction" : "Report again");
    say(byId("disposal-card-message"), card ? card.message : "No card waits for its destruction.");
  }

  #words() {
    const number = this.#asked.id.slice(0, 8);
    switch (this.#asked.state) {
      case "REQUESTED":
        return `Asked, number ${number}. A second person looks at the pieces and decides at the office desk; this page waits.`;
      case "APPROVED":
        return `Seen by ${this.#asked.decidedBy}. Choose Confirm the destruction.`;
      default:
        return `Not confirmed (number ${number}). Keep the pieces and ask your supervisor.`;
    }
  }
}
