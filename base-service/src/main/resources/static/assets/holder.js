// A holder who has no card: searched for by what the holder says, under a second person's word; then a new card is asked
// for by the record, under another. What was typed stays in its fields until the search is answered.

import { byId, element, isolated, say, show } from "./dom.js";
import { get, post } from "./api.js";
import { REASONS } from "./reissue.js";

/** Where a record stands, for people. */
const STATES = {
  ISSUED: "issued",
  ISSUED_UNPROVED: "issued",
  UNISSUED: "waits for a card",
  WRITING: "being written",
  IN_DOUBT: "to be checked",
};

const MISSING = { LOST: "It is lost", STOLEN: "It was stolen" };

export class Holder {
  #token;
  #approval;
  #begun;
  #failed;
  #forms = [];
  #subject = null;
  #found = [];

  constructor(token, approval, begun, failed) {
    this.#token = token;
    this.#approval = approval;
    this.#begun = begun;
    this.#failed = failed;
    byId("holder").addEventListener("toggle", () => this.#opened());
    byId("holder-type").addEventListener("change", () => this.#drawKeys());
    byId("holder-key").addEventListener("change", () => this.#drawValues());
    byId("holder-search").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#search();
    });
    byId("holder-found").addEventListener("change", () => this.#drawReasons());
    byId("holder-reason").addEventListener("change", () => this.#drawAnew());
    byId("holder-reissue").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#reissue();
    });
  }

  /** Nothing of a holder stays on the page when nobody is signed in. */
  forget() {
    byId("holder").open = false;
    byId("holder-values").replaceChildren();
    say(byId("holder-message"), "");
    this.#subject = null;
    this.#forms = [];
    this.#show([]);
  }

  async #opened() {
    if (!byId("holder").open || this.#forms.length > 0) {
      return;
    }
    await this.#take(async () => {
      this.#forms = await get("/api/holder-searches", this.#token());
      byId("holder-type").replaceChildren(
        ...this.#forms.map((form) => element("option", { value: form.cardType }, form.name)));
      this.#drawKeys();
    });
  }

  #keys() {
    const form = this.#forms.find((each) => each.cardType === byId("holder-type").value);
    return form ? form.keys : [];
  }

  #drawKeys() {
    byId("holder-key").replaceChildren(...this.#keys().map((key, index) =>
      element("option", { value: String(index) }, key.values.map((value) => value.label).join(", "))));
    this.#drawValues();
  }

  #drawValues() {
    const key = this.#keys()[Number(byId("holder-key").value)];
    byId("holder-values").replaceChildren(...fields("holder", key ? key.values : []));
    this.#show([]);
  }

  async #search() {
    const question = { cardType: byId("holder-type").value, values: typed("holder-values") };
    const approval = this.#subject && this.#approval.of(this.#subject);
    if (approval) {
      question.approval = approval;
    }
    await this.#take(async () => {
      const search = await post("/api/holder-searches", this.#token(), question);
      this.#subject = search.subject;
      say(byId("holder-message"), search.message);
      if (search.approvalNeeded) {
        this.#approval.needed(search.subject, "FIND_HOLDER");
        return;
      }
      this.#subject = null;
      this.#approval.forget();
      this.#show(search.found);
    });
  }

  #show(found) {
    this.#found = found;
    byId("holder-found").replaceChildren(...found.map((each, index) => {
      const choice = element("input", { type: "radio", name: "holder-record", value: each.record, id: `found-${index}` });
      choice.checked = index === 0;
      return element("div", {}, choice, element("label", { for: `found-${index}` },
        isolated(each.label), ` ${each.cardType}, ${cards(each.issuanceCount)}, ${STATES[each.state] || each.state}`));
    }));
    show(byId("holder-reissue"), found.length > 0);
    this.#drawReasons();
  }

  #chosen() {
    const choice = byId("holder-found").querySelector("input:checked");
    return choice && this.#found.find((each) => each.record === choice.value);
  }

  #drawReasons() {
    const chosen = this.#chosen();
    const choices = chosen ? chosen.reissue : [];
    byId("holder-reason").replaceChildren(...choices.map((choice) =>
      element("option", { value: choice.reason }, MISSING[choice.reason] || REASONS[choice.reason] || choice.reason)));
    byId("holder-begin").disabled = choices.length === 0;
    this.#drawAnew();
  }

  #drawAnew() {
    const chosen = this.#chosen();
    const choice = chosen && chosen.reissue.find((each) => each.reason === byId("holder-reason").value);
    byId("holder-anew").replaceChildren(...fields("anew", choice ? choice.values : []));
  }

  async #reissue() {
    const record = this.#chosen().record;
    const wanted = { record, reason: byId("holder-reason").value, values: typed("holder-anew") };
    const approval = this.#approval.of(record);
    if (approval) {
      wanted.approval = approval;
    }
    await this.#take(async () => {
      const begun = await post("/api/reissues", this.#token(), wanted);
      this.#drawValues();
      say(byId("holder-message"), begun.message);
      this.#begun();
    }, record);
  }

  async #take(asking, record = null) {
    byId("holder-fields").disabled = true;
    try {
      await asking();
    } catch (failure) {
      this.#failed(failure, record);
    }
    byId("holder-fields").disabled = false;
  }
}

function cards(count) {
  return count === 1 ? "1 card issued" : `${count} cards issued`;
}

function fields(prefix, values) {
  return values.flatMap((value) => [
    element("label", { for: `${prefix}-${value.name}` }, value.label),
    element("input", { id: `${prefix}-${value.name}`, name: value.name, autocomplete: "off", spellcheck: "false", required: "" }),
  ]);
}

function typed(id) {
  return Object.fromEntries([...byId(id).querySelectorAll("input")].map((input) => [input.name, input.value]));
}
