package dev.cardmint.center.dryrun;

import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.ThrowawayKeys;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.RecognitionTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.filesystem.AccessKeyTerms;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.RecognitionRule;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the blank that a profile speaks of: its protocol and option, key version, security domain, the packages that it
 * is not loaded with, and what recognition expects of it.
 */
final class TrialCard {

    private static final int CHIP_BYTES = 10;
    private static final int CPLC_BYTES = 42;
    private static final int SOMEWHERE = 20;

    /** Tag and length in front of the card production life cycle data (GPCS H.2). */
    private static final Bytes CPLC_HEADER = Bytes.ofHex("9F7F2A");

    private final CardTypeProfile profile;
    private final ThrowawayKeys keys;
    private final SecureRandom random = new SecureRandom();

    TrialCard(CardTypeProfile profile, ThrowawayKeys keys) {
        this.profile = profile;
        this.keys = keys;
    }

    /**
     * A blank of a card type.
     *
     * @param transportKeys of the profile; of no consequence where cards have none
     */
    SimulatedCard blank(String transportKeys) {
        return profile.technology() instanceof FileSystemTerms files
                ? ofFiles(files)
                : ofSecurityDomain(profile.globalPlatform(), transportKeys);
    }

    private SimulatedCard ofFiles(FileSystemTerms files) {
        AccessKeyTerms access = files.accessKey();
        if (access == null) {
            return BlankFileCard.withoutKey().create();
        }
        Bytes alike = Bytes.copyOf(new byte[CHIP_BYTES]);
        List<byte[]> card = keys.cardKeys(new KeySetName(access.keys().set()), alike);
        try (AesKey key = AesKey.of(card.get(0))) {
            return BlankFileCard.withKey(access.reference(), key).create();
        } finally {
            card.forEach(each -> Arrays.fill(each, (byte) 0));
        }
    }

    private SimulatedCard ofSecurityDomain(GlobalPlatformTerms card, String transportKeys) {
        TransportKeys blank = card.transportKeysOrUsual(transportKeys);
        Bytes chip = randomBytes(CHIP_BYTES);
        try (StaticKeys own = keys(blank, chip, card.secureChannel().protocol())) {
            BlankCard made = BlankCard.with(blank.keys().keyVersion().value(), own)
                    .option(option(blank.options().get(0)))
                    .kdd(chip)
                    .cplc(cplc())
                    .securityDomain(card.securityDomain());
            card.applications().stream()
                    .filter(application -> application.loadFile() == null)
                    .forEach(application -> carry(made, application));
            return made.create();
        }
    }

    private static void carry(BlankCard blank, ApplicationTerms application) {
        blank.carrying(application.packageAid(), application.module());
    }

    private StaticKeys keys(TransportKeys blank, Bytes chip, Protocol protocol) {
        CardKey.Type type = protocol == Protocol.SCP02 ? CardKey.Type.DES3 : CardKey.Type.AES;
        List<byte[]> values = keys.cardKeys(new KeySetName(blank.set()), chip);
        try {
            return new StaticKeys(type.key(values.get(0)), type.key(values.get(1)), type.key(values.get(2)));
        } finally {
            values.forEach(each -> Arrays.fill(each, (byte) 0));
        }
    }

    private static ChannelOption option(dev.cardmint.center.securechannel.ChannelOption of) {
        return ChannelOption.of(of.protocol() == Protocol.SCP02 ? 2 : 3, of.value());
    }

    /** Random, but for what recognition looks for. */
    private Bytes cplc() {
        byte[] cplc = randomBytes(CPLC_BYTES).toByteArray();
        for (RecognitionRule rule : rules("cplc")) {
            Bytes wanted = rule.anyOf().get(0);
            boolean begins = rule.anchored() && wanted.startsWith(CPLC_HEADER);
            Bytes own = begins ? wanted.slice(CPLC_HEADER.size(), wanted.size()) : wanted;
            int at = begins ? 0 : SOMEWHERE;
            if (at + own.size() <= cplc.length) {
                System.arraycopy(own.toByteArray(), 0, cplc, at, own.size());
            }
        }
        return Bytes.copyOf(cplc);
    }

    /** The answer to reset, which is the simulated card's own unless recognition looks for another. */
    Bytes atr(SimulatedCard card) {
        return rules(RecognitionRule.ATR).stream()
                .findFirst()
                .map(rule -> rule.anyOf().get(0))
                .orElse(card.atr());
    }

    private List<RecognitionRule> rules(String readout) {
        RecognitionTerms recognition = profile.recognition();
        return recognition.rules().stream()
                .filter(rule -> rule.readout().equals(readout))
                .toList();
    }

    private Bytes randomBytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
