// The holder's window: a few words in large letters, told by the clerk's page in another window of this browser. It asks
// no server for anything, keeps nothing, and is empty when it has heard nothing for a while.

import { byId, say } from "./dom.js";

const CHANNEL = "cardmint.display";
const SILENCE_MILLIS = 10000;
const LOOK_MILLIS = 1000;

const WORDS = {
  en: {
    WRITING: ["Your card is being made.", "Please wait a moment."],
    CHECKING: ["Your card is being checked.", "Please wait a moment."],
    ENDING_OLD: ["Your old card is being put out of use.", "Please wait a moment."],
    OLD_LOCKED: ["Your old card is locked.", "Your new card comes next."],
    OLD_ENDED: ["Your old card can no longer be used.", ""],
    WORKS_AGAIN: ["Your card works again.", ""],
    READY: ["Your card is ready.", ""],
    WAIT: ["Please wait a moment.", "It takes a little longer. You will be told what comes next."],
    first: "It is the first card issued for you.",
    further: (count) => `It is card no. ${count} issued for you.`,
  },
  de: {
    WRITING: ["Ihre Karte wird ausgestellt.", "Bitte warten Sie einen Augenblick."],
    CHECKING: ["Ihre Karte wird geprüft.", "Bitte warten Sie einen Augenblick."],
    ENDING_OLD: ["Ihre alte Karte wird außer Betrieb gesetzt.", "Bitte warten Sie einen Augenblick."],
    OLD_LOCKED: ["Ihre alte Karte ist gesperrt.", "Als nächstes kommt Ihre neue."],
    OLD_ENDED: ["Ihre alte Karte kann nicht mehr benutzt werden.", ""],
    WORKS_AGAIN: ["Ihre Karte ist wieder benutzbar.", ""],
    READY: ["Ihre Karte ist fertig.", ""],
    WAIT: ["Bitte warten Sie einen Augenblick.", "Es dauert etwas länger. Man sagt Ihnen, wie es weitergeht."],
    first: "Es ist die erste Karte, die für Sie ausgestellt wurde.",
    further: (count) => `Es ist die ${count}. Karte, die für Sie ausgestellt wurde.`,
  },
};

const language = navigator.language.startsWith("de") ? "de" : "en";
const words = WORDS[language];
let heard = 0;

document.documentElement.lang = language;
const channel = new BroadcastChannel(CHANNEL);
channel.addEventListener("message", ({ data }) => data && data.scene && hear(data));
channel.postMessage("hello");
setInterval(() => Date.now() - heard > SILENCE_MILLIS && draw("NOTHING", null), LOOK_MILLIS);

function hear({ scene, count }) {
  heard = Date.now();
  draw(scene, count);
}

function draw(scene, count) {
  const [headline, sentence] = Object.hasOwn(words, scene) && Array.isArray(words[scene]) ? words[scene] : ["", ""];
  say(byId("headline"), headline);
  say(byId("sentence"), scene === "READY" ? whichCard(count) : sentence);
  document.body.className = scene === "READY" ? "ready" : "";
}

function whichCard(count) {
  if (!Number.isInteger(count) || count < 1) {
    return "";
  }
  return count === 1 ? words.first : words.further(count);
}
