package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what a chip answered to INITIALIZE UPDATE into an open secure channel, or ends the attempt. Everything here is
 * found on paper: no EXTERNAL AUTHENTICATE is spent on a chip that did not prove its keys.
 */
@Component
class SessionOpening {

    private final KeyVault vault;
    private final AuditLog audit;
    private final FileSystemOpening files;

    SessionOpening(KeyVault vault, AuditLog audit, FileSystemOpening files) {
        this.vault = vault;
        this.audit = audit;
        this.files = files;
    }

    /**
     * A chip that proved its keys.
     *
     * @param identity which one it is, where its keys are derived from that, so the cryptogram proves it; {@code null}
     *     where all chips share them
     * @param transportKeys the profile's set that it has, or {@code null} if it has its issuer keys already
     * @param opening its last answer
     * @param channel with it, where such cards have one
     */
    record ProvedChip(
            @Nullable ChipIdentity identity,
            @Nullable String transportKeys,
            Bytes opening,
            @Nullable SecureChannel channel) {

        /** What is taken for granted of a chip of which only its keys are known; INSPECT reads the rest. */
        ChipSituation situation() {
            return transportKeys == null
                    ? new ChipSituation(KeysInUse.ISSUER, Set.of(), CardLifeCycle.OP_READY)
                    : ChipSituation.blank();
        }
    }

    /** Begins what an offer was made for. */
    ProvedChip open(Caller caller, OfferRow offer, CardTypeProfile profile, ScriptReport report) {
        List<ResponseApdu> answers = answers(offer, OpeningScript.of(profile, offer.terms()), report);
        return profile.technology() instanceof FileSystemTerms card
                ? files.open(caller, offer, card, answers)
                : openChannel(caller, offer, profile, answers.get(answers.size() - 1));
    }

    private ProvedChip openChannel(Caller caller, OfferRow offer, CardTypeProfile profile, ResponseApdu last) {
        InitializeUpdate.Response answer = answer(offer, profile, last);
        ChannelOpening opening = opening(offer, profile, answer);
        CardKeys issuer = issuerKeys(offer, profile);
        if (issuer != null && vault.matches(issuer, opening.hostChallenge(), answer)) {
            return new ProvedChip(
                    ChipIdentity.of(issuer.diversificationData()),
                    null,
                    answer.encode(),
                    channel(caller, offer, issuer, opening));
        }
        if (issuer != null && offer.terms().operation().isOfOldCard()) {
            throw notAuthentic(caller, offer, issuer, opening);
        }
        TransportKeys blank = blank(offer, profile, answer);
        var keys = new CardKeys(new KeySetName(blank.set()), offer.terms().purpose(), answer.diversificationData());
        return new ProvedChip(
                blank.identity() == IdentitySource.CPLC ? null : identity(keys),
                blank.set(),
                answer.encode(),
                channel(caller, offer, keys, opening));
    }

    /** What of its diversification data the keys depend on: the rest is the base's word. */
    private ChipIdentity identity(CardKeys keys) {
        return ChipIdentity.of(vault.describe(keys.set(), keys.callerPurpose())
                .diversification()
                .identifying(keys.diversificationData()));
    }

    /** What a chip in doubt may have instead of its transport keys; a blank has them not. */
    private static @Nullable CardKeys issuerKeys(OfferRow offer, CardTypeProfile profile) {
        String chip = offer.terms().chip();
        return chip == null
                ? null
                : new CardKeys(
                        new KeySetName(profile.globalPlatform().issuerKeys().set()),
                        offer.terms().purpose(),
                        new ChipIdentity(chip).diversificationData());
    }

    /** A blank must have the keys that it was offered for; a chip in doubt names the version of those it has. */
    private static TransportKeys blank(OfferRow offer, CardTypeProfile profile, InitializeUpdate.Response answer) {
        GlobalPlatformTerms card = profile.globalPlatform();
        TransportKeys usual = card.transportKeysOrUsual(offer.terms().transportKeys());
        return offer.terms().operation().writesBlank()
                ? usual
                : card.transportKeys().stream()
                        .filter(each -> each.keys().keyVersion().equals(answer.keyVersion()))
                        .findFirst()
                        .orElse(usual);
    }

    private SecureChannel channel(Caller caller, OfferRow offer, CardKeys keys, ChannelOpening opening) {
        try {
            SecureChannel channel = vault.openChannel(keys, opening);
            audit.append(keyUsed(caller, keys, opening.response()));
            return channel;
        } catch (CardCryptogramMismatchException e) {
            throw notAuthentic(caller, offer, keys, opening);
        }
    }

    private static AuditEntry keyUsed(Caller caller, CardKeys keys, InitializeUpdate.Response answer) {
        return AuditEntry.of(AuditKind.KEY_USED)
                .by(caller)
                .chip(keys.diversificationData().toHex())
                .detail("set", keys.set().value())
                .detail("keyVersion", answer.keyVersion());
    }

    /**
     * Opens a further channel with what the application answered. A pseudo-random challenge also tells who gave it.
     *
     * @param first the option of the session's first channel, which the card has on all its security domains
     * @throws CardCryptogramMismatchException if it did not prove its keys, or another target did
     * @throws MalformedResponseException if the answer is none of this profile's cards
     */
    SecureChannel openFurther(Caller caller, FurtherChannel further, ChannelOption first, Bytes answer) {
        InitializeUpdate.Response response = InitializeUpdate.Response.parse(
                answer, further.profile().globalPlatform().expectedOption());
        if (!first.equals(response.option())) {
            throw new MalformedResponseException("The application has another secure channel than the security domain");
        }
        ExpectedOpening own = further.expected(response);
        boolean tellsItself = first.protocol() == Protocol.SCP03 && first.pseudoRandomChallenge();
        if (tellsItself
                && (own == null || !vault.predictOpening(further.keys(), own).equals(response))) {
            throw new CardCryptogramMismatchException();
        }
        audit.append(keyUsed(caller, further.keys(), response));
        return vault.openChannel(further.keys(), further.opening(response));
    }

    /** The further channel that goes out with the script before it, made from the answer that was foreseen. */
    SecureChannel foreseen(FurtherChannel further) {
        return vault.openChannel(further.keys(), further.opening(Objects.requireNonNull(further.foreseen())));
    }

    private AttemptEndedException notAuthentic(Caller caller, OfferRow offer, CardKeys keys, ChannelOpening opening) {
        offer.become(OfferState.UNFINISHED);
        var diagnosis = vault.explainMismatch(keys, opening.hostChallenge(), opening.response());
        audit.append(AuditEntry.of(AuditKind.AUTHENTICATION_FAILED)
                .by(caller)
                .record(offer.terms().record())
                .chip(opening.response().diversificationData().toHex())
                .detail("cause", diagnosis.cause()));
        return new AttemptEndedException(
                ProblemType.CARD_NOT_AUTHENTIC, diagnosis.message() + " Take the card out and use another one.");
    }

    /** The answers to all commands of an opening. */
    private static List<ResponseApdu> answers(OfferRow offer, OpeningScript opening, ScriptReport report) {
        List<ResponseApdu> answers =
                report.answers().stream().map(ResponseApdu::parse).toList();
        if (report.stopped() != StopReason.COMPLETED || !opening.isAnsweredBy(answers)) {
            throw openingFailed(offer, opening, report);
        }
        return answers;
    }

    private static InitializeUpdate.Response answer(OfferRow offer, CardTypeProfile profile, ResponseApdu answer) {
        try {
            return InitializeUpdate.Response.parse(
                    answer.data(), profile.globalPlatform().expectedOption());
        } catch (MalformedResponseException e) {
            throw protocolMismatch(offer, profile);
        }
    }

    private static ChannelOpening opening(OfferRow offer, CardTypeProfile profile, InitializeUpdate.Response answer) {
        if (!profile.globalPlatform().allows(answer.option())) {
            throw protocolMismatch(offer, profile);
        }
        return new ChannelOpening(
                offer.terms().hostChallenge(),
                answer,
                profile.globalPlatform().secureChannel().level());
    }

    private static AttemptEndedException protocolMismatch(OfferRow offer, CardTypeProfile profile) {
        offer.become(OfferState.UNFINISHED);
        return new AttemptEndedException(
                ProblemType.CARD_NOT_AUTHENTIC,
                "The card does not speak the secure channel protocol of a %s. Take it out and use another card."
                        .formatted(profile.name()));
    }

    /** INITIALIZE UPDATE sent and not answered may count against the card; a refusal ends no authentication. */
    private static AttemptEndedException openingFailed(OfferRow offer, OpeningScript opening, ScriptReport report) {
        List<Bytes> answers = report.answers();
        int last = answers.size() - 1;
        StatusWord lastStatus =
                answers.isEmpty() ? null : ResponseApdu.parse(answers.get(last)).statusWord();
        if (lastStatus != null && !lastStatus.succeeded() && last < opening.size()) {
            offer.become(OfferState.REFUSED);
            return new AttemptEndedException(
                    ProblemType.CARD_REFUSED,
                    "The card refused %s (%s).%s It may be another issuer's, or issued already. Use another card."
                            .formatted(opening.name(last), lastStatus, opening.reason(last, lastStatus)));
        }
        boolean begun =
                !answers.isEmpty() || Integer.valueOf(opening.size() - 1).equals(report.unanswered());
        offer.become(begun ? OfferState.UNFINISHED : OfferState.WITHDRAWN);
        return new AttemptEndedException(
                ProblemType.CARD_UNREACHABLE, "The card did not answer. Take it out and insert it again.");
    }
}
