// Plain words for what a clerk meets. What happened to the card comes from the services; what to do next stands here.

const NEXT = {
  "approval-needed": "Choose Ask a supervisor. It is decided at the office desk. Nothing was written.",
  "base-unreachable": "Leave the card where it is.",
  "center-refused": "Tell operations. Try again in a minute.",
  "center-unreachable": "Leave the card where it is. This page goes on by itself when the line is back.",
  "chip-not-allowed": "Take another card.",
  "drill-mismatch": "Take another card, or go to another base.",
  "internal": "Tell support the code, and try again.",
  "no-card": "Put the card in again, or choose Look at the card again.",
  "not-allowed": "Your role does not allow this. Ask a supervisor.",
  "not-signed-in": "Sign in again: nothing is lost.",
  "offer-void": "Choose Issue once more.",
  "reader-busy": "Wait until the other card is done.",
  "reader-unavailable": "Look at the reader's cable, or use another reader.",
  "record-not-unissued": "The list is being read anew.",
  "secure-channel-violated": "Keep the card and tell your supervisor.",
  "terminal-not-allowed": "This base may not issue cards now. Tell a security officer.",
  "unknown-card": "Take another card. For an old one that cannot be read, search for its holder.",
};

/** What a clerk does after a refusal, or an empty text where the refusal itself says it. */
export function nextStep(failure) {
  return NEXT[failure.type] || "";
}

const STATES = {
  EMPTY: "no card",
  CARD_PRESENT: "card in it",
  BUSY: "in use",
  UNAVAILABLE: "not usable",
};

/** A reader's state. */
export function readerState(reader) {
  return STATES[reader.state] || reader.state;
}

const RESULTS = {
  ISSUED: "Issued",
  ISSUED_UNPROVED: "Issued, not proved",
  RETIRED: "The old card is retired",
  LOCKED: "The old card is locked",
  UNLOCKED: "The card works again",
  NOT_RETIRED: "The old card is not retired",
  UNISSUED: "Not issued, the request is open again",
  IN_DOUBT: "In doubt: this card must be checked",
};

/** Whether the card is done. */
export function isIssued(outcome) {
  return outcome !== undefined && outcome !== null && outcome.result.startsWith("ISSUED");
}

/** Whether the old card is dead, and a new one can be made. */
export function isRetired(outcome) {
  return outcome !== undefined && outcome !== null && outcome.result === "RETIRED";
}

/** The headline of an outcome. */
export function headline(outcome) {
  return RESULTS[outcome.result] || outcome.result;
}

const PROOFS = {
  PROVED: "The card itself has proved it",
  RECEIVED: "The card has proved that it received everything",
  COMPARED: "Read back and compared, not proved",
  NONE: "The card has proved nothing",
};

/** How sure an outcome is. */
export function proof(outcome) {
  const words = PROOFS[outcome.proof] || outcome.proof;
  const answers = outcome.rMacsVerified === 1 ? "1 answer" : `${outcome.rMacsVerified} answers`;
  return outcome.proof === "PROVED" ? `${words}: ${answers} verified.` : `${words}.`;
}
