// What the holder is told on a second screen: customer.html, in another window of this browser, hears it over a
// BroadcastChannel. It never leaves the browser, so that the window needs no sign-in and the base no door without one.
// Nothing is told but what happens and which card it is; it is told again and again, and a window that hears nothing
// any more shows nothing.

import { isIssued } from "./words.js";

const CHANNEL = "cardmint.display";
const AGAIN_MILLIS = 2000;

const UNDER_WAY = { ISSUE: "WRITING", REISSUE: "WRITING", RETIRE: "ENDING_OLD", LOCK: "ENDING_OLD" };
const OVER = { RETIRED: "OLD_ENDED", LOCKED: "OLD_LOCKED", UNLOCKED: "WORKS_AGAIN" };
const NOTHING = { scene: "NOTHING", count: null };

class Display {
  #channel = new BroadcastChannel(CHANNEL);
  #shown = NOTHING;
  #over = null;

  constructor() {
    this.#channel.addEventListener("message", ({ data }) => data === "hello" && this.#tell());
    setInterval(() => this.#shown !== NOTHING && this.#tell(), AGAIN_MILLIS);
    addEventListener("pagehide", () => this.clear());
  }

  /** A job is under way. */
  begins(job) {
    this.#over = null;
    this.#show({ scene: UNDER_WAY[job.operation] || "CHECKING", count: null });
  }

  /** It has come to its end; this is shown until the card is taken out or the clerk goes on. */
  ends(job, { outcome }) {
    this.#over = job.reader;
    if (isIssued(outcome)) {
      this.#show({ scene: "READY", count: outcome.issuanceCount || null });
    } else {
      this.#show({ scene: (outcome && OVER[outcome.result]) || "WAIT", count: null });
    }
  }

  /** The readers with a card in them were looked at. */
  look(withCard) {
    if (this.#over !== null && !withCard.includes(this.#over)) {
      this.clear();
    }
  }

  clear() {
    this.#over = null;
    if (this.#shown !== NOTHING) {
      this.#show(NOTHING);
    }
  }

  #show(shown) {
    this.#shown = shown;
    this.#tell();
  }

  #tell() {
    this.#channel.postMessage(this.#shown);
  }
}

export const display = new Display();
