// Prints of cards: which ones wait, what the printer does, and whether both sides look good. The center keeps them, so a
// base or a page that was started anew finds them again; of a print whose end nobody knows the clerk is asked.

import { announce, byId, element, isolated, say, show } from "./dom.js";
import { get, post } from "./api.js";

const LIST_EVERY = 15;
const MOVING = ["SENDING", "PRINTING", "WAITING"];
const REASONS = {
  FAINT: "Too faint",
  SMEARED: "Smeared",
  MISPLACED: "Not in its place",
  SCRATCHED: "Scratched",
  WRONG_CARD: "It is another card",
  OTHER: "Something else",
};

export class Prints {
  #there = null;
  #jobs = [];
  #moving = new Map();
  #turn = 0;
  #drawn = "";
  #token;

  constructor(token) {
    this.#token = token;
  }

  /** Looks at what is printed, again and again. */
  async look() {
    try {
      if (this.#there === null) {
        this.#there = (await get("/api/print-jobs/printer", this.#token())).there;
      }
      if (!this.#there) {
        return;
      }
      if (this.#turn++ % LIST_EVERY === 0) {
        this.#jobs = await get("/api/print-jobs", this.#token());
      }
      await this.#follow();
    } catch {
      this.#turn = 0; // looked at again next time; what stops the rest of the page is said there
    }
    this.#draw();
  }

  async #follow() {
    for (const job of this.#jobs.filter((each) => each.state === "PRINTING" || this.#isMoving(each))) {
      const before = this.#moving.get(job.id);
      const moved = this.#isMoving(job);
      const now = await get(`/api/print-jobs/${job.id}/printing`, this.#token());
      this.#moving.set(job.id, now);
      if (now.message !== (before && before.message)) {
        announce(now.message);
      }
      if (moved && !this.#isMoving(job)) {
        this.#turn = 0; // the center knows more by now
      }
    }
  }

  #isMoving(job) {
    return this.#moving.has(job.id) && MOVING.includes(this.#moving.get(job.id).state);
  }

  /** A card was issued: it is to be printed where there is a printer. */
  async wanted(record) {
    if (this.#there && record) {
      await this.#take(() => post("/api/print-jobs", this.#token(), { record }));
    }
  }

  /** Nobody is signed in. */
  forget() {
    this.#there = null;
    this.#jobs = [];
    this.#moving.clear();
    this.#turn = 0;
    say(byId("prints-message"), "");
    this.#draw();
  }

  async #print(job) {
    await this.#take(async () => {
      this.#moving.set(job.id, await post(`/api/print-jobs/${job.id}/printing`, this.#token()));
    });
  }

  async #take(asking) {
    say(byId("prints-message"), "");
    try {
      await asking();
    } catch (failure) {
      say(byId("prints-message"), failure.message);
      this.#drawn = ""; // buttons that were pressed are to be pressed again
    }
    this.#turn = 0;
    await this.look();
  }

  #draw() {
    const drawn = JSON.stringify([this.#jobs, [...this.#moving]]);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      byId("prints-list").replaceChildren(...this.#jobs.map((job) => this.#row(job)));
    }
    show(byId("prints"), this.#jobs.length > 0 || byId("prints-message").textContent !== "");
  }

  #row(job) {
    const again = job.attempt > 1 ? `, print ${job.attempt}` : "";
    const name = element("strong", {}, "Order ", isolated(job.orderId || job.record), again);
    const moving = job.state === "PRINTING" || this.#isMoving(job) ? this.#moving.get(job.id) : null;
    const words = element("p", {}, moving ? moving.message : this.#said(job));
    return element("li", {}, name, words, ...this.#choices(job, moving));
  }

  /** What went wrong with the last try is known to this base alone. */
  #said(job) {
    const last = this.#moving.get(job.id);
    return last && last.state === "FAILED" && job.state !== "PRINTED" ? last.message : job.message;
  }

  #choices(job, moving) {
    const path = `/api/print-jobs/${job.id}`;
    if (moving && MOVING.includes(moving.state)) {
      return [];
    }
    switch (job.state) {
      case "PRINTING":
        return [
          element("p", {}, "Did the card come out of the printer?"),
          this.#button("Yes, it came out", () => post(`${path}/answer`, this.#token(), { cameOut: true })),
          this.#button("No, print it", () => post(`${path}/answer`, this.#token(), { cameOut: false })),
        ];
      case "PRINTED": {
        const reasons = element("select", { "aria-label": "What is wrong with it" },
          ...Object.entries(REASONS).map(([value, words]) => element("option", { value }, words)));
        return [
          this.#button("Looks good", () => post(`${path}/acceptance`, this.#token(), {})),
          reasons,
          this.#button("Reject", () => post(`${path}/rejection`, this.#token(), { reason: reasons.value })),
        ];
      }
      default: {
        const print = element("button", { type: "button" }, "Print");
        print.addEventListener("click", () => this.#print(job));
        return [print];
      }
    }
  }

  #button(words, asking) {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      button.disabled = true;
      return this.#take(asking);
    });
    return button;
  }
}
