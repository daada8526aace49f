// The requests that wait for a card: a list to search in and to choose from with arrow keys. Labels are masked by the
// center already; they are forgotten at sign-out.

import { byId, element, isolated, say, show } from "./dom.js";
import { get } from "./api.js";

const PAGE = 50;
const PAGE_WHILE_SEARCHING = 200;
const ENOUGH = 20;

export class Requests {
  #all = [];
  #more = false;
  #chosen = null;
  #token = () => null;
  #changed;
  #failed;
  #reading = 0;

  constructor(token, changed, failed) {
    this.#token = token;
    this.#changed = changed;
    this.#failed = failed;
    byId("filter").addEventListener("input", () => this.#search());
    byId("filter").addEventListener("keydown", (event) => this.#filterKey(event));
    byId("more-requests").addEventListener("click", () => this.#showMore());
    const list = byId("requests");
    list.addEventListener("keydown", (event) => this.#listKey(event));
    list.addEventListener("click", (event) => this.#clicked(event));
  }

  /** The request that is chosen, or null. */
  get chosen() {
    return this.#all.find((request) => request.record === this.#chosen) || null;
  }

  /** Reads the list from its beginning; the choice stays if the request still waits. */
  async refresh() {
    const reading = ++this.#reading;
    const [waiting, doubtful] = await this.#try(() => Promise.all([
      this.#waiting(this.#all.length),
      this.#page("IN_DOUBT", 0, PAGE),
    ])) || [];
    if (!waiting || reading !== this.#reading) {
      return;
    }
    this.#all = waiting.requests;
    this.#more = waiting.more;
    this.#drawDoubtful(doubtful);
    this.#draw();
    this.#changed();
    await this.#search();
  }

  /** Forgets everything that was shown. */
  forget() {
    this.#reading++;
    this.#all = [];
    this.#more = false;
    byId("filter").value = "";
    this.#drawDoubtful([]);
    this.#draw();
  }

  /** Nothing is chosen and nothing searched for any more. */
  chooseNone() {
    this.#chosen = null;
    byId("filter").value = "";
    this.#draw();
  }

  focus() {
    byId("requests").focus();
  }

  /** The oldest requests, at least as many as were shown before if there are. */
  async #waiting(atLeast) {
    const limit = atLeast > PAGE ? PAGE_WHILE_SEARCHING : PAGE;
    let requests = [];
    let more = true;
    while (more && (requests.length === 0 || requests.length < atLeast)) {
      const page = await this.#page("UNISSUED", last(requests), limit);
      requests = requests.concat(page);
      more = page.length === limit;
    }
    return { requests, more };
  }

  #page(state, after, limit) {
    return get(`/api/card-requests?state=${state}&after=${after}&limit=${limit}`, this.#token());
  }

  async #try(reading) {
    try {
      return await reading();
    } catch (failure) {
      this.#failed(failure);
      return null;
    }
  }

  async #showMore() {
    await this.#readOn(PAGE);
    this.#draw();
  }

  async #readOn(limit) {
    const reading = this.#reading;
    const page = await this.#try(() => this.#page("UNISSUED", last(this.#all), limit));
    if (!page || reading !== this.#reading) {
      return false;
    }
    this.#all = this.#all.concat(page);
    this.#more = page.length === limit;
    return true;
  }

  /** What was typed is looked for in the whole queue, page after page, until there is enough to show. */
  async #search() {
    const typed = byId("filter").value;
    this.#draw();
    while (typed !== "" && this.#more && this.#found().length < ENOUGH) {
      if (!(await this.#readOn(PAGE_WHILE_SEARCHING)) || byId("filter").value !== typed) {
        return;
      }
      this.#draw();
    }
  }

  #found() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    return this.#all.filter((request) => {
      const text = `${request.label} ${request.orderId} ${request.cardType}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  #draw() {
    const found = this.#found();
    const list = byId("requests");
    list.replaceChildren(...found.map((request) => this.#option(request)));
    const chosen = list.querySelector("[aria-selected=true]");
    if (chosen) {
      list.setAttribute("aria-activedescendant", chosen.id);
    } else {
      list.removeAttribute("aria-activedescendant");
    }
    show(byId("more-requests"), this.#more);
    say(byId("requests-count"), this.#count(found.length));
  }

  #count(found) {
    const some = this.#more ? "more than " : "";
    if (this.#all.length === 0) {
      return "No request waits for a card.";
    }
    return byId("filter").value === ""
      ? `${some}${this.#all.length} waiting, oldest first`
      : `${found} of ${some}${this.#all.length} waiting match`;
  }

  #option(request) {
    const chosen = request.record === this.#chosen;
    const attributes = { role: "option", id: `request-${request.record}`, "aria-selected": String(chosen) };
    const label = element("span", { class: "label" }, isolated(request.label));
    const details = element("span", { class: "small" }, `${request.cardType}, order `, isolated(request.orderId));
    const option = element("li", attributes, label, " ", details);
    option.dataset.record = request.record;
    return option;
  }

  #drawDoubtful(doubtful) {
    const rows = doubtful.map((request) =>
      element("li", {}, isolated(request.label), ` (${request.cardType}, order `, isolated(request.orderId), ")"));
    byId("doubtful-list").replaceChildren(...rows);
    show(byId("doubtful"), rows.length > 0);
  }

  #choose(record) {
    this.#chosen = record;
    this.#draw();
    const option = byId(`request-${record}`);
    if (option) {
      option.scrollIntoView({ block: "nearest" });
    }
    this.#changed();
  }

  #clicked(event) {
    const option = event.target.closest("[role=option]");
    if (option) {
      this.#choose(option.dataset.record);
    }
  }

  #filterKey(event) {
    if (event.key === "Escape" && byId("filter").value !== "") {
      event.stopPropagation();
      byId("filter").value = "";
      this.#draw();
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      this.focus();
      this.#move(0);
    }
  }

  #listKey(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      event.preventDefault();
      this.#move(steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      byId("act").focus();
    }
  }

  /** Moves the choice by some places; from none it goes to the first. */
  #move(by) {
    const found = this.#found();
    if (found.length === 0) {
      return;
    }
    const at = found.findIndex((request) => request.record === this.#chosen);
    const to = at < 0 ? (by === Infinity ? found.length - 1 : 0) : Math.min(Math.max(at + by, 0), found.length - 1);
    this.#choose(found[to].record);
  }
}

/** The number after which the next page begins. */
function last(requests) {
  return requests.length === 0 ? 0 : requests[requests.length - 1].number;
}
