package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.scp03.ChannelOpening;
import dev.cardmint.center.securechannel.scp03.InitializeUpdate;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Turns what a chip answered to INITIALIZE UPDATE into an open secure channel, or ends the attempt. Everything here is
 * found on paper: no EXTERNAL AUTHENTICATE is spent on a chip that did not prove its keys.
 */
@Component
class SessionOpening {

    private static final int SELECT = 0;
    private static final int INITIALIZE_UPDATE = 1;
    private static final int OPENING_COMMANDS = 2;

    private final KeyVault vault;
    private final AuditLog audit;

    SessionOpening(KeyVault vault, AuditLog audit) {
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * A chip that proved which one it is.
     *
     * @param identity its diversification data: its keys are derived from it, so the cryptogram proves it
     * @param issuerKeys whether it has its issuer keys already
     */
    record ProvedChip(ChipIdentity identity, boolean issuerKeys, SecureChannel channel) {

        /** What is taken for granted of a chip of which only its keys are known; INSPECT reads the rest. */
        ChipSituation situation() {
            return issuerKeys
                    ? new ChipSituation(KeysInUse.ISSUER, false, CardLifeCycle.OP_READY)
                    : ChipSituation.blank();
        }
    }

    /** Opens the channel that an offer was made for. */
    ProvedChip open(Caller caller, OfferRow offer, CardTypeProfile profile, ScriptReport report) {
        InitializeUpdate.Response answer = answer(offer, profile, report);
        Bytes hostChallenge = offer.terms().hostChallenge();
        boolean issuerKeys = offer.terms().operation() == Operation.INSPECT
                && hasIssuerKeys(profile, offer.terms().purpose(), hostChallenge, answer);
        KeySetName set = new KeySetName((issuerKeys ? profile.issuerKeys() : profile.transportKeys()).set());
        ChannelOpening opening = opening(offer, profile, hostChallenge, answer);
        try {
            SecureChannel channel = vault.openChannel(set, Purposes.of(caller.terminal()), opening);
            audit.append(AuditEntry.of(AuditKind.KEY_USED)
                    .by(caller)
                    .chip(answer.diversificationData().toHex())
                    .detail("set", set.value())
                    .detail("keyVersion", answer.keyVersion()));
            return new ProvedChip(ChipIdentity.of(answer.diversificationData()), issuerKeys, channel);
        } catch (CardCryptogramMismatchException e) {
            throw notAuthentic(caller, offer, set, hostChallenge, answer);
        }
    }

    private boolean hasIssuerKeys(
            CardTypeProfile profile, Purpose purpose, Bytes hostChallenge, InitializeUpdate.Response answer) {
        return vault.matches(new KeySetName(profile.issuerKeys().set()), purpose, hostChallenge, answer);
    }

    private AttemptEndedException notAuthentic(
            Caller caller, OfferRow offer, KeySetName set, Bytes hostChallenge, InitializeUpdate.Response answer) {
        offer.become(OfferState.UNFINISHED);
        var diagnosis = vault.explainMismatch(set, Purposes.of(caller.terminal()), hostChallenge, answer);
        audit.append(AuditEntry.of(AuditKind.AUTHENTICATION_FAILED)
                .by(caller)
                .record(offer.terms().record())
                .chip(answer.diversificationData().toHex())
                .detail("cause", diagnosis.cause()));
        return new AttemptEndedException(
                ProblemType.CARD_NOT_AUTHENTIC, diagnosis.message() + " Take the card out and use another one.");
    }

    private static InitializeUpdate.Response answer(OfferRow offer, CardTypeProfile profile, ScriptReport report) {
        if (report.stopped() != StopReason.COMPLETED || report.answers().size() != OPENING_COMMANDS) {
            throw openingFailed(offer, report);
        }
        try {
            ResponseApdu response = ResponseApdu.parse(report.answers().get(INITIALIZE_UPDATE));
            if (!response.statusWord().succeeded()) {
                throw openingFailed(offer, report);
            }
            return InitializeUpdate.Response.parse(response.data());
        } catch (MalformedResponseException e) {
            throw protocolMismatch(offer, profile);
        }
    }

    private static ChannelOpening opening(
            OfferRow offer, CardTypeProfile profile, Bytes hostChallenge, InitializeUpdate.Response answer) {
        if (!profile.secureChannel().options().contains(answer.option())) {
            throw protocolMismatch(offer, profile);
        }
        return new ChannelOpening(hostChallenge, answer, profile.secureChannel().level());
    }

    private static AttemptEndedException protocolMismatch(OfferRow offer, CardTypeProfile profile) {
        offer.become(OfferState.UNFINISHED);
        return new AttemptEndedException(
                ProblemType.CARD_NOT_AUTHENTIC,
                "The card does not speak the secure channel protocol of a %s. Take it out and use another card."
                        .formatted(profile.name()));
    }

    /** INITIALIZE UPDATE sent and not answered may count against the card; a refusal ends no authentication. */
    private static AttemptEndedException openingFailed(OfferRow offer, ScriptReport report) {
        List<Bytes> answers = report.answers();
        if (report.stopped() == StopReason.UNEXPECTED_STATUS
                && !answers.isEmpty()
                && answers.size() <= OPENING_COMMANDS) {
            offer.become(OfferState.REFUSED);
            int last = answers.size() - 1;
            return new AttemptEndedException(
                    ProblemType.CARD_REFUSED,
                    "The card refused %s (%s). It may be another issuer's, or issued already. Use another card."
                            .formatted(
                                    last == SELECT ? "SELECT" : "INITIALIZE UPDATE",
                                    ResponseApdu.parse(answers.get(last)).statusWord()));
        }
        boolean begun = !answers.isEmpty() || Integer.valueOf(INITIALIZE_UPDATE).equals(report.unanswered());
        offer.become(begun ? OfferState.UNFINISHED : OfferState.WITHDRAWN);
        return new AttemptEndedException(
                ProblemType.CARD_UNREACHABLE, "The card did not answer. Take it out and insert it again.");
    }
}
