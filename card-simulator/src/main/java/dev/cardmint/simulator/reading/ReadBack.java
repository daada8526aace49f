package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One read-back: a profile, a card request and the issuer's keys against a card. */
public final class ReadBack {

    private static final int PERSONALIZED = 0x0F;

    private final CardProfile profile;
    private final List<ExpectedApplication> expected;
    private final @Nullable FileSystemReadBack files;
    private final @Nullable MasterKey issuer;

    private ReadBack(
            CardProfile profile,
            List<ExpectedApplication> expected,
            @Nullable FileSystemReadBack files,
            @Nullable MasterKey issuer) {
        this.files = files;
        this.profile = profile;
        this.expected = expected;
        this.issuer = issuer;
    }

    /**
     * Computes what the card should hold.
     *
     * @param profileJson a card-type profile
     * @param requestJson a card request with {@code values} by name
     * @param issuer the keys that the card must prove, or {@code null} for a card that has none
     * @throws ReadBackException if the documents cannot be understood, or keys that the card has are not given
     */
    public static ReadBack of(String profileJson, String requestJson, @Nullable MasterKey issuer)
            throws ReadBackException {
        CardProfile profile = CardProfile.parse(profileJson);
        var order = new CardOrder(requestJson);
        FileSystemReadBack files = profile.fileSystem(order);
        if (issuer == null && (files == null || files.needsKey())) {
            throw new ReadBackException("Cards of this profile have keys, and none are given to read them with");
        }
        return new ReadBack(profile, files == null ? profile.expected(order) : List.of(), files, issuer);
    }

    /**
     * Reads the card and compares.
     *
     * @throws ReadBackException if the card goes away or does not prove the issuer keys
     */
    public ReadBackResult read(ApduChannel card) throws ReadBackException {
        var whole = new WholeAnswers(card);
        try {
            if (files != null) {
                return files.read(whole, issuer);
            }
            select(whole);
            return readAuthenticated(whole, Objects.requireNonNull(issuer));
        } catch (NotAuthenticException | CardUnreachableException e) {
            throw new ReadBackException(e.getMessage(), e);
        } catch (MalformedTlvException e) {
            throw new ReadBackException("The card's registry cannot be read", e);
        }
    }

    private void select(WholeAnswers card) throws ReadBackException {
        ResponseApdu answer = card.transmit(
                new CommandApdu(0x00, 0xA4, 0x04, 0x00, profile.securityDomain().value(), 256));
        if (!answer.statusWord().succeeded() && answer.statusWord().value() != 0x6283) {
            throw new ReadBackException("SELECT of the security domain answered " + answer.statusWord());
        }
    }

    private ReadBackResult readAuthenticated(WholeAnswers card, MasterKey issuer)
            throws NotAuthenticException, ReadBackException {
        String lifeCycle;
        List<Integer> states = new ArrayList<>();
        Bytes keys;
        Bytes chip = ChipData.read(card);
        try (HostChannel channel = HostChannel.open(card, issuer, chip, challenge(profile.macSize()))) {
            lifeCycle = lifeCycleName(state(channel, 0x80, profile.securityDomain()));
            for (ExpectedApplication application : expected) {
                states.add(state(channel, 0x40, application.instance()));
            }
            keys = channel.transmit(new CommandApdu(0x80, 0xCA, 0x00, 0xE0, Bytes.EMPTY, 256))
                    .data();
        }
        var comparison = new Comparison();
        for (ExpectedApplication application : expected) {
            comparison.compareAll(
                    application.groupings(),
                    new ApplicationReader(card).read(application.instance(), application.identifiers()));
        }
        comparison.require(states.stream().allMatch(state -> state == PERSONALIZED), "Life cycle of the application");
        comparison.require(lifeCycle.equals(profile.lifeCycle()), "Life cycle of the card");
        comparison.require(hasOnly(keys, issuer.keyVersion()), "Key versions of the security domain");
        return comparison.result(lifeCycle, true);
    }

    private static Bytes challenge(int size) {
        byte[] challenge = new byte[size];
        new SecureRandom().nextBytes(challenge);
        return Bytes.copyOf(challenge);
    }

    /** The life cycle state of a registry entry (GPC 2.3.1, Table 11-36), or -1 if the card has no such entry. */
    private static int state(HostChannel channel, int kind, Aid aid) throws NotAuthenticException {
        Bytes criteria = new Tlv(0x4F, aid.value()).encode();
        ResponseApdu answer = channel.transmit(new CommandApdu(0x80, 0xF2, kind, 0x02, criteria, 256));
        if (!answer.statusWord().succeeded()) {
            return -1;
        }
        Tlv state = Tlv.parse(answer.data()).part(0x9F70);
        return state == null || state.value().isEmpty() ? -1 : state.value().unsigned(0);
    }

    private static String lifeCycleName(int state) {
        return switch (state) {
            case 0x01 -> "OP_READY";
            case 0x07 -> "INITIALIZED";
            case 0x0F -> "SECURED";
            case 0x7F -> "CARD_LOCKED";
            case 0xFF -> "TERMINATED";
            default -> "UNKNOWN";
        };
    }

    /** Key information template (GPC 2.3.1, 11.3.3.1): no other version may be left, the transport keys above all. */
    private static boolean hasOnly(Bytes template, int version) {
        List<Tlv> keys = template.isEmpty() ? List.of() : Tlv.parse(template).parts();
        return !keys.isEmpty()
                && keys.stream()
                        .allMatch(key -> key.value().size() > 1 && key.value().unsigned(1) == version);
    }
}
