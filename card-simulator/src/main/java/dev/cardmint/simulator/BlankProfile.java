package dev.cardmint.simulator;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Blank;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import dev.cardmint.simulator.securechannel.LabAes256Master;
import dev.cardmint.simulator.securechannel.LabFactoryKeys;
import dev.cardmint.simulator.securechannel.LabLegacyMaster;
import dev.cardmint.simulator.securechannel.LabTransportMaster;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of blanks that the command line makes; options say otherwise, one by one. */
enum BlankProfile {

    /** Keys diversified from the lab's transport master, as the demo's center expects them. */
    BLANK_SCP03,

    /** The lab's factory keys, the same on every card: the demo's center reads which chip it is before it writes. */
    BLANK_SCP03_SHARED,

    /** AES-256 in S16 mode, keys diversified from the lab's transport master of that length. */
    BLANK_SCP03_AES256,

    /** SCP02 with triple DES keys, diversified from the lab's transport master of the years before AES. */
    BLANK_SCP02,

    /** Files and nothing else, which everybody may write. */
    BLANK_FILES,

    /** Files that a host with the lab's access key may write. */
    BLANK_FILES_KEYED,

    /** The keys that host tools try unless they are told others: 404142…4F in all three, version 01. */
    BLANK_SCP03_TESTKEYS;

    static final List<String> OPTIONS = Stream.concat(Stream.of("--profile", "--keys"), BlankTraits.OPTIONS.stream())
            .toList();

    private static final String TEST_KEY = "404142434445464748494A4B4C4D4E4F";
    private static final int FIRST_VERSION = 1;

    /** In the range of the sample card numbers, which no issuer has (ISO/IEC 7812-1). */
    private static final Bytes TEST_ISSUER = Bytes.ofHex("999999");

    private static final Pattern KEYS = Pattern.compile("[0-9A-Fa-f]+(,[0-9A-Fa-f]+)*");

    private static BlankProfile of(Options options) throws UsageException {
        String name = options.optional("--profile");
        if (name == null) {
            return BLANK_SCP03_TESTKEYS;
        }
        return Arrays.stream(values())
                .filter(each -> each.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown profile \"%s\" (see --help)".formatted(name)));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What becomes of a blank made to the options' order; the keys are wiped afterwards. */
    static <T> T make(Options options, Making<T> making) throws UsageException {
        BlankProfile profile = of(options);
        String keys = options.optional("--keys");
        try {
            if (keys == null && profile == BLANK_SCP03) {
                return diversified(LabTransportMaster.key(), CardProduct.PAYMENT, options, making);
            }
            if (profile == BLANK_FILES || profile == BLANK_FILES_KEYED) {
                if (keys != null) {
                    throw new UsageException("--keys is not for cards of files");
                }
                return ofFiles(profile, options, making);
            }
            if (keys == null && profile == BLANK_SCP03_AES256) {
                return diversified(LabAes256Master.key(), CardProduct.PAYMENT_AES256, options, making);
            }
            if (keys == null && profile == BLANK_SCP02) {
                return diversified(LabLegacyMaster.key(), CardProduct.LEGACY_PAYMENT, options, making);
            }
            if (keys == null && profile == BLANK_SCP03_SHARED) {
                return shared(options, making);
            }
            String given = keys == null ? TEST_KEY : keys;
            if (!KEYS.matcher(given).matches()) {
                return diversified(options.keys(), CardProduct.PAYMENT, options, making);
            }
            try (StaticKeys set = staticKeys(BlankTraits.keyType(options), given.split(","))) {
                return making.of(BlankTraits.give(
                        options, BlankCard.with(FIRST_VERSION, set).issuer(TEST_ISSUER)));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static <T> T diversified(MasterKey master, CardProduct product, Options options, Making<T> making)
            throws UsageException {
        try (master) {
            return making.of(BlankTraits.give(
                    options, BlankCard.with(master).product(product).issuer(TEST_ISSUER)));
        }
    }

    private static <T> T ofFiles(BlankProfile profile, Options options, Making<T> making) throws UsageException {
        try (AesKey key = LabAccessKey.key()) {
            BlankFileCard blank = profile == BLANK_FILES
                    ? BlankFileCard.withoutKey()
                    : BlankFileCard.withKey(LabAccessKey.KEY_VERSION, key);
            return making.of(BlankTraits.give(options, blank));
        }
    }

    private static <T> T shared(Options options, Making<T> making) throws UsageException {
        try (StaticKeys set = LabFactoryKeys.keys()) {
            return making.of(BlankTraits.give(
                    options,
                    BlankCard.with(LabFactoryKeys.KEY_VERSION, set)
                            .option(LabFactoryKeys.OPTION)
                            .issuer(TEST_ISSUER)));
        }
    }

    private static StaticKeys staticKeys(CardKey.Type type, String... keys) throws UsageException {
        if (keys.length != 1 && keys.length != 3) {
            throw new UsageException("--keys takes one key for all three, or ENC,MAC,DEK");
        }
        return new StaticKeys(
                key(type, keys[0]),
                key(type, keys[keys.length == 3 ? 1 : 0]),
                key(type, keys[keys.length == 3 ? 2 : 0]));
    }

    private static CardKey key(CardKey.Type type, String hex) throws UsageException {
        if (type == CardKey.Type.DES3 && hex.length() != 32) {
            throw new UsageException("--keys: a triple DES key has 32 hexadecimal digits");
        }
        if (hex.length() != 32 && hex.length() != 48 && hex.length() != 64) {
            throw new UsageException("--keys: an AES key has 32, 48 or 64 hexadecimal digits");
        }
        return type.key(Bytes.ofHex(hex).toByteArray());
    }

    /** What is done with a blank while its keys are there. */
    interface Making<T> {

        T of(Blank blank) throws UsageException;
    }
}
