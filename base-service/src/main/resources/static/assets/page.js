// The clerk's page: puts sign-in, readers, card, requests and the job together, and draws what can be done next.

import { announce, byId, isolated, say, show } from "./dom.js";
import { get, post, remove, typeOf } from "./api.js";
import { Approval } from "./approval.js";
import { Card } from "./card.js";
import { Choice } from "./choice.js";
import { display } from "./display.js";
import { Disposal } from "./disposal.js";
import { Holder } from "./holder.js";
import { Job } from "./job.js";
import { Reissue } from "./reissue.js";
import { Prints } from "./prints.js";
import { Readers, hasCard } from "./readers.js";
import { Requests } from "./requests.js";
import { SignIn } from "./sign-in.js";
import { isIssued, isRetired, nextStep } from "./words.js";

const LOOK_MILLIS = 1000;
const LINE_EVERY = 3;
const LIST_EVERY = 20;

/** Problems after which another try with the same card would only count against it. */
const OF_NO_USE = ["card-not-authentic", "card-refused"];

const VERBS = { INSPECT: "Check card", RETIRE: "Retire", LOCK: "Lock", UNLOCK: "Unlock" };
const OF_OLD_CARD = {
  RETIRE: (reader) => `Ends the life of the card in ${reader}: it can never be used again.`,
  LOCK: (reader) => `Locks the card in ${reader}, so that nobody uses it while the new one is made.`,
  UNLOCK: (reader) => `Unlocks the card in ${reader} for its holder; no new one is made.`,
};
const WRITING = ["ISSUE", "REISSUE"];

let line = true;
let turn = 0;
let starting = false;
let lastUsername = null;
let drawnFor = null;

const signIn = new SignIn(signInChanged);
const readers = new Readers(() => readerChosen());
const card = new Card(() => signIn.token, cardChanged);
const requests = new Requests(() => signIn.token, requestChosen, listFailed);
const approval = new Approval(() => signIn.token, refused);
const job = new Job(jobEnded);
const choice = new Choice(() => signIn.token);
const prints = new Prints(() => signIn.token);
const reissue = new Reissue(() => signIn.token, (record) => approval.of(record), reissueChanged, reissueFailed);
const holder = new Holder(() => signIn.token, approval, reissueChanged, holderFailed);

const disposal = new Disposal(() => signIn.token, refused);

signIn.busyWhile(() => job.running || starting);
byId("act").addEventListener("click", act);
byId("look-again").addEventListener("click", () => card.lookAgain(readers.chosen));
job.resume();
signIn.resume();
look();

/** Looks at readers, line and list again and again; a hidden page does not ask. */
async function look() {
  if (!document.hidden) {
    await lookOnce();
    turn++;
  }
  setTimeout(look, LOOK_MILLIS);
}

async function lookOnce() {
  try {
    if (turn % LINE_EVERY === 0) {
      terminal(await get("/api/terminal"));
    }
    readers.update(await get("/api/readers"));
    display.look(readers.withCard);
  } catch (failure) {
    say(byId("line"), failure.message);
    return;
  }
  if (!signIn.signedIn || job.running || starting) {
    draw();
    return;
  }
  await card.update(readers.chosen, line);
  await approval.update();
  await disposal.update();
  if (line) {
    await prints.look();
  }
  if (turn % LIST_EVERY === LIST_EVERY - 1 && line) {
    await requests.refresh();
    await disposal.refresh();
  }
  draw();
}

function terminal({ id, drill, centerReachable, tray }) {
  say(byId("terminal"), id);
  show(byId("terminal"), true);
  show(byId("drill"), drill);
  say(byId("line"), centerReachable ? "" : "The center cannot be reached. The page goes on by itself when the line is back.");
  show(byId("tray"), Boolean(tray));
  if (tray) {
    byId("tray").href = tray;
  }
  if (centerReachable && !line && signIn.signedIn && !job.running) {
    requests.refresh();
  }
  line = centerReachable;
}

function signInChanged() {
  if (!signIn.signedIn) {
    requests.forget();
    prints.forget();
    job.forgetSubject();
    display.clear();
    card.forget();
    approval.forget();
    holder.forget();
    disposal.forget();
    refuse(null);
    return;
  }
  disposal.refresh();
  if (lastUsername !== null && lastUsername !== signIn.username) {
    requests.chooseNone();
  }
  lastUsername = signIn.username;
  requests.refresh();
  if (!job.running) {
    requests.focus();
  }
}

async function readerChosen() {
  refuse(null);
  await card.update(readers.chosen, line);
  draw();
}

function cardChanged(failure) {
  if (failure && failure.type === "not-signed-in") {
    signIn.expired();
  }
  draw();
}

function requestChosen() {
  const request = requests.chosen;
  if (request && drawnFor !== request.record) {
    drawnFor = request.record;
    approval.forget();
    refuse(null);
  }
  draw();
}

function listFailed(failure) {
  if (failure.type === "not-signed-in") {
    signIn.expired();
  } else if (failure.type !== "center-unreachable" && failure.type !== "base-unreachable") {
    refuse(failure);
  }
}

/** A blank takes a new card, or one that is made again, as the request that is chosen says. */
function operationNow(request) {
  return card.operation === "ISSUE" && request && request.issuanceCount > 0 ? "REISSUE" : card.operation;
}

function reissueChanged() {
  approval.forget();
  refuse(null);
  card.forget(); // it is looked at again by itself
  requests.refresh();
}

function reissueFailed(failure, record) {
  refused(failure);
  if (failure.type === "approval-needed") {
    approval.needed(record, "REISSUE_AGAIN");
  }
}

function holderFailed(failure, record) {
  refused(failure);
  if (failure.type === "approval-needed" && record) {
    approval.needed(record, "REISSUE_WITHOUT_CARD");
  }
}

/** What the button would do now, in one sentence; without one, what is missing. */
function draw() {
  const reader = readers.chosen;
  const request = requests.chosen;
  const operation = operationNow(request);
  const missing = whatIsMissing(reader, operation, request);
  const button = byId("act");
  const verb = VERBS[operation] || "Issue";
  reissue.draw(card.recognized);
  if (!starting && !job.running) {
    choice.of(signIn.signedIn && line && request ? request.record : null);
  }
  say(button, reader && hasCard(reader) ? `${verb} in ${reader.name}` : verb);
  button.setAttribute("aria-disabled", String(missing !== "" || starting || job.running)); // it keeps the focus
  byId("sign-out").disabled = starting || job.running;
  byId("desk").inert = job.running;
  if (missing !== "") {
    say(byId("summary"), missing);
  } else if (OF_OLD_CARD[operation]) {
    say(byId("summary"), OF_OLD_CARD[operation](reader.name));
  } else if (operation === "INSPECT") {
    say(byId("summary"), `Reads the card in ${reader.name} and finishes what was begun, or frees the request.`);
  } else if (byId("summary").dataset.record !== request.record || byId("summary").childElementCount === 0) {
    byId("summary").replaceChildren("Writes the card of ", isolated(request.label),
      ` (order ${request.orderId}) to the card in ${reader.name}.`);
  }
  byId("summary").dataset.record = missing === "" && request ? request.record : "";
}

function whatIsMissing(reader, operation, request) {
  if (!line) {
    return "The center cannot be reached.";
  }
  if (reader && reader.state === "UNAVAILABLE") {
    return `${reader.name} cannot be used.`;
  }
  if (!reader || !hasCard(reader)) {
    return request ? "Put a blank card into the reader." : "Put a blank card into the reader and choose a request.";
  }
  if (operation === null) {
    return notUsable();
  }
  if (WRITING.includes(operation) && !request) {
    return "Choose a request.";
  }
  if (WRITING.includes(operation) && request.cardType !== card.recognized.cardType.profile) {
    return `This request asks for another type of card (${request.cardType}) than the ${card.recognized.cardType.name} in the reader.`;
  }
  return "";
}

function notUsable() {
  if (card.done) {
    return "Put the next card into the reader.";
  }
  if (!card.recognized) {
    return "The card is not recognized yet.";
  }
  return (card.recognized.reissue || []).length > 0
    ? "Nothing can be written to this card. It can be made again: say why, and choose Reissue."
    : "This card cannot be used.";
}

/** The clerk's click. However often it comes, one job is begun. */
async function act() {
  if (byId("act").getAttribute("aria-disabled") === "true") {
    announce(byId("summary").textContent);
    return;
  }
  starting = true;
  const request = requests.chosen;
  const operation = operationNow(request);
  const recognized = card.recognized;
  const record = WRITING.includes(operation) ? request.record : recognized.record;
  refuse(null);
  draw();
  try {
    await choice.settled();
    const id = await start(recognized, operation, record);
    readers.hold(recognized.reader);
    const subject = WRITING.includes(operation) ? request.label : "";
    job.follow({ id, token: signIn.token, reader: recognized.reader, operation, record }, subject);
  } catch (failure) {
    refused(failure);
    if (failure.type === "approval-needed") {
      approval.needed(record);
    }
  } finally {
    starting = false;
    draw();
  }
}

async function start(recognized, operation, record) {
  const wanted = { recognition: recognized.id, operation };
  if (record) {
    wanted.record = record;
  }
  if (approval.of(record)) {
    wanted.approval = approval.of(record);
  }
  const offer = await post("/api/offers", signIn.token, wanted);
  approval.forget();
  try {
    return (await post("/api/card-sessions", signIn.token, { offer: offer.id })).id;
  } catch (failure) {
    await remove(`/api/offers/${offer.id}`, signIn.token).catch(() => null); // it ends by itself otherwise
    throw failure;
  }
}

function refused(failure) {
  if (failure.type === "not-signed-in") {
    signIn.expired();
    return;
  }
  if (failure.type === "record-not-unissued") {
    requests.refresh();
  }
  if (failure.type === "no-card" || failure.type === "offer-void") {
    card.forget(); // it is looked at again by itself
  }
  refuse(failure);
}

function refuse(failure) {
  const box = byId("refusal");
  if (failure === null) {
    if (box.childElementCount > 0) {
      box.replaceChildren();
    }
    return;
  }
  const wrong = (failure.fields || []).map(({ message }) => message);
  const texts = [failure.message, ...wrong, nextStep(failure), `Code for support: ${failure.type}`];
  box.replaceChildren(...texts.filter((text) => text !== "").map((text) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }));
}

/** A job has come to its end, or its end was read and closed (null). */
function jobEnded(end, record) {
  if (end === null) {
    if (signIn.signedIn) {
      requests.focus();
    }
    return;
  }
  if (isIssued(end.outcome)) {
    card.finished("This card is done. Take it out.");
    prints.wanted(record);
    requests.chooseNone();
  } else if (isRetired(end.outcome)) {
    card.finished("This card is retired. Put it aside for destruction.");
  } else if (end.problem && OF_NO_USE.includes(typeOf(end.problem))) {
    card.finished("This card is of no use here. Take it out and put another one in.");
  } else {
    card.forget();
  }
  if (signIn.signedIn) {
    requests.refresh();
    disposal.lead();
  }
  draw();
}
