// One job at the base, from the click to the outcome. It runs at the base: a reload, a second tab or a lost stream of
// events changes nothing about it, and the page finds it again by its id.

import { byId, announce, isolated, say, show } from "./dom.js";
import { download, events, get, typeOf } from "./api.js";
import { display } from "./display.js";
import { headline, isIssued, isRetired, nextStep, proof } from "./words.js";

const STORE = "cardmint.job";
const PAUSE_MILLIS = 500;

const TITLES = {
  ISSUE: "Issuing the card",
  REISSUE: "Issuing the card",
  RETIRE: "Retiring the card",
  LOCK: "Locking the card",
  UNLOCK: "Unlocking the card",
  INSPECT: "Checking the card",
};

export class Job {
  #current = null;
  #receipt = null;
  #ended;

  constructor(ended) {
    this.#ended = ended;
    byId("job-receipt").addEventListener("click", () => this.#print());
    byId("job-close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !byId("job-end").hidden) {
        this.close();
      }
    });
  }

  get running() {
    return this.#current !== null;
  }

  /** Picks a job up again that was running before a reload. */
  resume() {
    const kept = JSON.parse(sessionStorage.getItem(STORE) || "null");
    if (kept) {
      this.follow(kept, "");
    }
  }

  /** Follows a job to its end: its id, token, reader, operation and record, and whom the card is for. */
  async follow(job, subject) {
    this.#current = job;
    sessionStorage.setItem(STORE, JSON.stringify(job));
    this.#begin(job, subject);
    const end = await this.#lastWord(job);
    sessionStorage.removeItem(STORE);
    this.#current = null;
    this.#tell(job, end);
    this.#ended(end, job.record);
  }

  /** Whom the card is for is shown no more. */
  forgetSubject() {
    say(byId("job-subject"), "");
  }

  close() {
    show(byId("job"), false);
    show(byId("job-end"), false);
    this.#receipt = null;
    display.clear();
    this.#ended(null);
  }

  #begin(job, subject) {
    say(byId("job-title"), `${TITLES[job.operation]} in ${job.reader}`);
    byId("job-subject").replaceChildren(...(subject ? ["For ", isolated(subject)] : []));
    byId("job").className = "panel running";
    this.#progress({ sent: 0, total: 0 });
    show(byId("job-progress"), true);
    show(byId("job-end"), false);
    show(byId("job"), true);
    byId("job").focus();
    display.begins(job);
    announce(`${TITLES[job.operation]} in ${job.reader}. Leave the card in the reader.`);
  }

  /** The base's last word on a job, or what is known when the base has forgotten it. */
  async #lastWord(job) {
    const path = `/api/card-sessions/${encodeURIComponent(job.id)}`;
    for (;;) {
      try {
        await events(`${path}/events`, job.token, (name, data) => name === "progress" && this.#progress(data));
        const session = await get(path, job.token);
        if (session.state !== "RUNNING") {
          this.#progress(session);
          return session;
        }
      } catch (failure) {
        if (failure.type === "not-found") {
          return { problem: { detail: "The base was started anew in the meantime. The card may have been written. "
              + "Put the same card back; we will check it." } };
        }
        say(byId("progress-count"), failure.message);
      }
      await new Promise((resume) => setTimeout(resume, PAUSE_MILLIS));
    }
  }

  #progress({ sent, total }) {
    byId("progress").max = Math.max(total, 1);
    byId("progress").value = sent;
    say(byId("progress-count"), total > 0 ? `${sent} of ${total}` : "");
    const checking = total > 0 && sent === total ? " The center looks at what it answered." : "";
    say(byId("job-hint"), `Leave the card in the reader.${checking}`);
  }

  #tell(job, { outcome, problem }) {
    const title = outcome ? headline(outcome) : "Stopped before the end";
    const message = outcome ? outcome.message : problem.detail || problem.title;
    const type = problem ? typeOf(problem) : "";
    say(byId("job-title"), `${title} (${job.reader})`);
    say(byId("job-message"), message);
    say(byId("job-next"), problem ? nextStep({ type }) : "");
    say(byId("job-code"), outcome ? `${proof(outcome)} Code for support: ${outcome.code}` : `Code for support: ${type}`);
    const good = isIssued(outcome) || isRetired(outcome);
    byId("job").className = `panel ${good ? "good" : "attention"}`;
    show(byId("job-progress"), false);
    say(byId("job-close"), good ? "Next card" : "Close");
    this.#offerReceipt(job, outcome);
    show(byId("job-end"), true);
    display.ends(job, { outcome });
    announce(`${title}. ${message}`);
    byId("job-close").focus();
  }

  /** A center of before counts no cards for the page. */
  #offerReceipt(job, outcome) {
    const counted = isIssued(outcome) && job.record && outcome.issuanceCount;
    this.#receipt = counted ? { record: job.record, count: outcome.issuanceCount, token: job.token } : null;
    say(byId("job-receipt-message"), "");
    show(byId("job-receipt"), this.#receipt !== null);
  }

  async #print() {
    const { record, count, token } = this.#receipt;
    byId("job-receipt").disabled = true;
    try {
      await download(`/api/issuance-records/${record}/receipts/${count}`, token, `receipt-${count}.pdf`);
      say(byId("job-receipt-message"), "The receipt is among this browser's downloads. Print it, and delete it there.");
    } catch (failure) {
      say(byId("job-receipt-message"), `${failure.message} ${nextStep(failure)}`.trim());
    }
    byId("job-receipt").disabled = false;
  }
}
