package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.Diagnosis.Candidate;
import dev.cardmint.center.keys.Diagnosis.Cause;
import dev.cardmint.center.keys.SimulatedAnswer.Made;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Cards whose cryptogram fails for a cause that the test knows and the center does not. Both sides count as wrong what
 * they cannot tell apart: keys that two sets share, or ways of diversification that agree for one chip, must come out
 * undecided.
 */
class MismatchSearchTests {

    private static final int CARDS = 1_000;
    private static final KeySetName EXPECTED = new KeySetName("expected");
    private static final KeySetName OTHER = new KeySetName("other");
    private static final KeySetName OF_PRODUCTION = new KeySetName("production");

    /** What was done to the card, and what a diagnosis must therefore say or leave open. */
    private record Truth(Cause cause, Made card, Candidate candidate) {}

    @Test
    void namesTheRightCauseOfAThousandCardsOrLeavesItOpen() {
        Map<Cause, Integer> decided = new EnumMap<>(Cause.class);
        int undecided = 0;
        for (int seed = 0; seed < CARDS; seed++) {
            Trial trial = new Trial(seed);
            Diagnosis diagnosis = trial.diagnose();
            if (diagnosis.cause() == Cause.UNDECIDED) {
                assertThat(diagnosis.candidates())
                        .as("seed %d", seed)
                        .contains(trial.truth.candidate())
                        .hasSizeGreaterThan(1);
                undecided++;
            } else {
                assertThat(diagnosis.cause()).as("seed %d", seed).isEqualTo(trial.truth.cause());
                assertThat(diagnosis.candidates())
                        .as("seed %d", seed)
                        .allMatch(each -> Objects.equals(
                                each.set(), trial.truth.candidate().set()))
                        .matches(all -> trial.truth.cause() == Cause.UNKNOWN_KEYS
                                ? all.isEmpty()
                                : all.contains(trial.truth.candidate()));
                decided.merge(diagnosis.cause(), 1, Integer::sum);
            }
        }

        assertThat(decided.keySet()).contains(TRIED.toArray(new Cause[0]));
        assertThat(undecided).as("decided %s", decided).isBetween(1, CARDS / 5);
    }

    private static final List<Cause> TRIED = List.of(
            Cause.OTHER_KEY_VERSION,
            Cause.OTHER_KEY_SET,
            Cause.OTHER_PURPOSE,
            Cause.OTHER_DIVERSIFICATION,
            Cause.OTHER_PROTOCOL,
            Cause.UNDIVERSIFIED_MASTER,
            Cause.TEST_KEYS,
            Cause.UNKNOWN_KEYS);

    /** One vault and one card, drawn from a seed. */
    private static final class Trial {

        private final Random random;
        private final Bytes chip;
        private final List<KeySet> sets = new ArrayList<>();
        private final List<Bytes> masters = new ArrayList<>();
        private final Truth truth;

        Trial(long seed) {
            random = new Random(seed);
            Bytes drawn = SimulatedAnswer.bytes(random, 10);
            // A chip for which VISA2 and EMV agree.
            chip = random.nextInt(10) == 0 ? Bytes.ofHex("77".repeat(10)) : drawn;
            draw(EXPECTED, Purpose.DRILL);
            draw(OTHER, Purpose.DRILL);
            draw(OF_PRODUCTION, Purpose.PRODUCTION);
            truth = truth(TRIED.get((int) (seed % TRIED.size())));
        }

        private void draw(KeySetName name, Purpose purpose) {
            KeyType type = random.nextBoolean() ? KeyType.AES : KeyType.DES3;
            int bits = type == KeyType.AES ? 128 + 64 * random.nextInt(3) : 128;
            Bytes master = SimulatedAnswer.bytes(random, bits / Byte.SIZE);
            boolean shared = !masters.isEmpty() && random.nextInt(10) == 0;
            if (shared) {
                // The same key under two names, as after a careless key ceremony.
                master = masters.get(0);
                type = sets.get(0).keyType();
                bits = sets.get(0).keyBits();
            }
            Diversification way = shared ? sets.get(0).diversification() : anyWay(type);
            var version = new KeyVersionNumber(1 + random.nextInt(0x7F));
            sets.add(new KeySet(name, purpose, version, type, way, bits));
            masters.add(master);
        }

        private Diversification anyWay(KeyType type) {
            List<String> ways = type == KeyType.AES ? List.of("NONE", "KDF3") : List.of("NONE", "VISA2", "EMV");
            return Diversification.parse(ways.get(random.nextInt(ways.size())));
        }

        private Truth truth(Cause cause) {
            return switch (cause) {
                case OTHER_KEY_SET ->
                    carrying(cause, 1, sets.get(1).keyType(), sets.get(1).diversification());
                case OTHER_PURPOSE ->
                    carrying(cause, 2, sets.get(2).keyType(), sets.get(2).diversification());
                case UNDIVERSIFIED_MASTER -> {
                    redraw(random.nextBoolean() ? KeyType.AES : KeyType.DES3, true);
                    yield carrying(cause, 0, sets.get(0).keyType(), Diversification.NONE);
                }
                case OTHER_DIVERSIFICATION -> otherDiversification();
                case OTHER_PROTOCOL -> otherProtocol();
                case TEST_KEYS -> foreign(cause, Vectors.K16);
                case UNKNOWN_KEYS -> foreign(cause, SimulatedAnswer.bytes(random, 16));
                default ->
                    carrying(
                            Cause.OTHER_KEY_VERSION,
                            0,
                            sets.get(0).keyType(),
                            sets.get(0).diversification());
            };
        }

        /** Draws the expected set anew, so that the cause can be. */
        private void redraw(KeyType type, boolean diversified) {
            Bytes master = SimulatedAnswer.bytes(random, 16);
            Diversification way = Diversification.NONE;
            while (way.equals(Diversification.NONE) == diversified) {
                way = anyWay(type);
            }
            var version = new KeyVersionNumber(1 + random.nextInt(0x7F));
            sets.set(0, new KeySet(EXPECTED, Purpose.DRILL, version, type, way, 128));
            masters.set(0, master);
        }

        private Truth otherDiversification() {
            KeyType type = KeyType.DES3;
            redraw(type, true);
            boolean visa = sets.get(0).diversification().equals(Diversification.VISA2);
            return carrying(Cause.OTHER_DIVERSIFICATION, 0, type, visa ? Diversification.EMV : Diversification.VISA2);
        }

        private Truth otherProtocol() {
            KeyType own = random.nextBoolean() ? KeyType.AES : KeyType.DES3;
            boolean diversified = random.nextBoolean();
            redraw(own, diversified);
            KeyType used = own == KeyType.AES ? KeyType.DES3 : KeyType.AES;
            Diversification way = Diversification.NONE;
            while (way.equals(Diversification.NONE) == diversified) {
                way = anyWay(used);
            }
            return carrying(Cause.OTHER_PROTOCOL, 0, used, way);
        }

        private Truth carrying(Cause cause, int set, KeyType type, Diversification way) {
            var card = new Made(masters.get(set), type.protocol(), way.toString(), 1 + random.nextInt(0xFF), chip);
            return new Truth(cause, card, new Candidate(cause, sets.get(set).name(), type.protocol(), way));
        }

        private Truth foreign(Cause cause, Bytes master) {
            KeyType type = random.nextBoolean() ? KeyType.AES : KeyType.DES3;
            Diversification way = anyWay(type);
            var card = new Made(master, type.protocol(), way.toString(), 0xFF, chip);
            return new Truth(cause, card, new Candidate(cause, null, type.protocol(), way));
        }

        Diagnosis diagnose() {
            var stored = new ArrayList<StoredKeySet>();
            for (int i = 0; i < sets.size(); i++) {
                stored.add(new StoredKeySet(
                        sets.get(i),
                        new MasterKey(sets.get(i).keyType(), masters.get(i).toByteArray())));
            }
            var vault = new SoftwareKeyVault(new KeyRing(VaultKind.LAB, stored), TestVaults.vaultKey());
            SimulatedAnswer answer = SimulatedAnswer.of(truth.card(), random);
            var expected = new CardKeys(EXPECTED, Purpose.DRILL, chip);
            return vault.explainMismatch(expected, answer.hostChallenge(), answer.response());
        }
    }

    @Test
    void saysInWordsBetweenWhatItIsUndecided() {
        var version = new Candidate(Cause.OTHER_KEY_VERSION, EXPECTED, Protocol.SCP03, Diversification.KDF3);
        var other = new Candidate(Cause.OTHER_KEY_SET, OTHER, Protocol.SCP03, Diversification.KDF3);
        var twice = new Candidate(Cause.TEST_KEYS, null, Protocol.SCP02, Diversification.EMV);
        var way = new Candidate(Cause.OTHER_DIVERSIFICATION, OTHER, Protocol.SCP02, Diversification.EMV);
        var protocol = new Candidate(Cause.OTHER_PROTOCOL, OTHER, Protocol.SCP02, Diversification.NONE);

        assertThat(Diagnosis.of(List.of(version, other)))
                .isEqualTo(new Diagnosis(
                        Cause.UNDECIDED,
                        null,
                        "Undecided between: The card has the right keys under another key version; or: The card carries"
                                + " another key set other.",
                        List.of(version, other)));
        assertThat(Diagnosis.of(List.of(way)).message())
                .isEqualTo(
                        "The card's keys were diversified in another way. The card carries key set other, diversified"
                                + " by EMV.");
        assertThat(Diagnosis.of(List.of(protocol)).message())
                .isEqualTo("The card speaks another secure channel protocol. The card carries key set other, used for"
                        + " SCP02 with diversification NONE.");
        assertThat(Diagnosis.of(List.of(
                                new Candidate(Cause.TEST_KEYS, null, Protocol.SCP02, Diversification.VISA2), twice))
                        .message())
                .isEqualTo("The card carries public test keys and is no genuine blank.");
    }
}
