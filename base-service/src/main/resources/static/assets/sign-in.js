// Who is at the desk. The token is kept in sessionStorage: it survives a reload in the middle of a card, belongs to this
// tab alone, works through this base only, and goes with sign-out, with the idle lock and with the tab. No name of a card
// holder is ever kept there.

import { byId, announce, say, show } from "./dom.js";
import { post, remove } from "./api.js";

const STORE = "cardmint.sign-in";
const IDLE_MILLIS = 5 * 60 * 1000;
const LOOK_MILLIS = 1000;

export class SignIn {
  #current = null;
  #lastUse = Date.now();
  #busy = () => false;
  #changed;

  constructor(changed) {
    this.#changed = changed;
    byId("sign-in-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("sign-out").addEventListener("click", () => this.end("You are signed out."));
    for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
      document.addEventListener(kind, () => this.#used(), { passive: true });
    }
    setInterval(() => this.#lockWhenIdle(), LOOK_MILLIS);
  }

  /** While this is true the desk is in use, whether or not somebody moves a mouse. */
  busyWhile(busy) {
    this.#busy = busy;
  }

  /** Goes on with a sign-in from before a reload, if it is fresh. */
  resume() {
    const kept = JSON.parse(sessionStorage.getItem(STORE) || "null");
    if (kept && Date.now() - kept.lastUse < IDLE_MILLIS) {
      this.#current = kept;
      this.#used();
      this.#show("");
      return;
    }
    if (kept) {
      this.#current = kept;
      this.end("You were signed out: nobody used this page for five minutes.");
      return;
    }
    this.#show("");
  }

  get token() {
    return this.#current ? this.#current.token : null;
  }

  get signedIn() {
    return this.#current !== null;
  }

  get username() {
    return this.#current ? this.#current.username : null;
  }

  /** The center knows the token no more. */
  expired() {
    if (this.#current) {
      this.#forget("Your sign-in has ended. Sign in again: nothing is lost.");
    }
  }

  /** Ends the sign-in, here at once and at the center if it can be reached. */
  async end(note) {
    const token = this.token;
    this.#forget(note);
    try {
      await remove("/api/sign-ins/current", token);
    } catch (failure) {
      if (failure.type !== "not-signed-in") {
        this.#note(`${note} The center could not be told; there it ends by itself within ten minutes.`);
      }
    }
  }

  async #submit() {
    const username = byId("username").value.trim();
    const password = byId("password").value;
    byId("sign-in-button").disabled = true;
    say(byId("sign-in-problem"), "");
    try {
      const { token, displayName } = await post("/api/sign-ins", null, { username, password });
      this.#current = { token, username, displayName, lastUse: Date.now() };
      this.#used();
      this.#show("");
    } catch (failure) {
      say(byId("sign-in-problem"), failure.message);
      byId("password").focus();
    } finally {
      byId("password").value = "";
      byId("sign-in-button").disabled = false;
    }
  }

  #used() {
    this.#lastUse = Date.now();
    if (this.#current) {
      this.#current.lastUse = this.#lastUse;
      sessionStorage.setItem(STORE, JSON.stringify(this.#current));
    }
  }

  #lockWhenIdle() {
    if (!this.#current) {
      return;
    }
    if (this.#busy()) {
      this.#used();
    } else if (Date.now() - this.#lastUse >= IDLE_MILLIS) {
      this.end("You were signed out: nobody used this page for five minutes.");
    }
  }

  #forget(note) {
    this.#current = null;
    sessionStorage.removeItem(STORE);
    this.#show(note);
  }

  #show(note) {
    show(byId("sign-in"), !this.signedIn);
    show(byId("desk"), this.signedIn);
    show(byId("operator"), this.signedIn);
    say(byId("operator-name"), this.signedIn ? this.#current.displayName : "");
    this.#note(note);
    this.#changed();
    if (!this.signedIn) {
      byId("username").value = "";
      byId("username").focus();
    }
  }

  #note(note) {
    say(byId("sign-in-note"), note);
    show(byId("sign-in-note"), note !== "");
    announce(note);
  }
}
