package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What each level of proof still catches when a base hides that the card refused a command, or keeps one from it: with
 * R-MACs everything, with receipt alone what was not received, with a read-back what an honest read-back shows.
 */
@CenterTest
class LevelsOfProofIT {

    private static final int STORE_DATA = 0xE2;
    private static final int PUT_KEY = 0xD8;
    private static final int UPDATE_BINARY = 0xD6;
    /** Bytes that an application takes, and hardly one more. */
    private static final int ROOM_FOR_NO_DATA = 700;

    /** Four readouts, the opening, EXTERNAL AUTHENTICATE: then the card is pulled. */
    private static final int BEFORE_THE_DATA = 9;

    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int GET_DATA = 0xCA;
    private static final int CPLC_P1 = 0x9F;
    private static final int PROVES_NOTHING = 9;
    private static final int PERSONALIZED = 0x0F;
    private static final StatusWord WRONG_DATA = StatusWord.parse("6A80");

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    /** Says of every refusal that it was a success, once the session runs. */
    private static ApduChannel hiding(InsertedCard card) {
        return command -> {
            ResponseApdu answer = card.transmit(command);
            return answer.statusWord().succeeded() ? answer : new ResponseApdu(Bytes.EMPTY, StatusWord.SUCCESS);
        };
    }

    /** Keeps every command with this INS from the card, and says that it was a success. */
    private static ApduChannel dropping(InsertedCard card, int ins) {
        return command -> command.ins() == ins
                ? new ResponseApdu(Bytes.EMPTY, StatusWord.SUCCESS)
                : hiding(card).transmit(command);
    }

    private static Faults refusing(int ins) {
        return Faults.NONE.statusOf(ins, WRONG_DATA);
    }

    private Outcome issue(InsertedCard recognized, ApduChannel session, UUID record) {
        return base.run(session, base.offer(recognized, Operation.ISSUE, record));
    }

    @Nested
    class Proved {

        private final SimulatedCard card = IssuingBench.blank();

        @Test
        void catchesARefusedCommandThatIsHidden() {
            UUID record = bench.request();
            var inserted = new InsertedCard(card, refusing(STORE_DATA));

            Outcome outcome = issue(inserted, hiding(inserted), record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.IN_DOUBT);
            assertThat(outcome.proof()).isEqualTo(Proof.NONE);
        }

        @Test
        void catchesACommandThatIsKeptFromTheCard() {
            UUID record = bench.request();
            var inserted = new InsertedCard(card);

            assertThat(issue(inserted, dropping(inserted, STORE_DATA), record).result())
                    .isEqualTo(Result.IN_DOUBT);
        }
    }

    @Nested
    class Received {

        private final SimulatedCard card =
                IssuingBench.desBlank().product(CardProduct.LEGACY_PAYMENT).create();

        /** The card got the command and refused it: nothing that it proves later tells. Never called PROVED. */
        @Test
        void doesNotSeeARefusedCommandThatIsHidden() {
            UUID record = bench.paymentRequest("payment-legacy");
            SimulatedCard full = IssuingBench.desBlank()
                    .product(CardProduct.LEGACY_PAYMENT)
                    .memory(ROOM_FOR_NO_DATA)
                    .create();
            var inserted = new InsertedCard(full);

            Outcome outcome = issue(inserted, hiding(inserted), record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED);
            assertThat(outcome.proof()).isEqualTo(Proof.RECEIVED);
            assertThat(full.applications()).noneMatch(application -> application.lifeCycle() == PERSONALIZED);
        }

        @Test
        void catchesRefusedKeysThatAreHidden() {
            UUID record = bench.paymentRequest("payment-legacy");
            var inserted = new InsertedCard(card, refusing(PUT_KEY));

            Outcome outcome = issue(inserted, hiding(inserted), record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.IN_DOUBT);
            assertThat(bench.record(record).toString()).contains("\"state\":\"IN_DOUBT\"", "\"issuanceCount\":0");
        }

        /** Every C-MAC builds on the one before: what comes after a gap is refused, and the keys stay the old ones. */
        @Test
        void catchesACommandThatIsKeptFromTheCard() {
            UUID record = bench.paymentRequest("payment-legacy");
            var inserted = new InsertedCard(card);

            Outcome outcome = issue(inserted, dropping(inserted, STORE_DATA), record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.IN_DOUBT);
        }
    }

    /** VISA2 makes the same keys whatever bytes 2, 3, 8 and 9 are: a name that they change is still the same chip's. */
    @Test
    void knowsAChipByWhatItsKeysDependOn() {
        SimulatedCard card =
                IssuingBench.desBlank().product(CardProduct.LEGACY_PAYMENT).create();
        UUID first = bench.paymentRequest("payment-legacy");
        UUID second = bench.paymentRequest("payment-legacy");
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(BEFORE_THE_DATA)), first);
        ApduChannel renamed = renaming(new InsertedCard(card));

        var refused = base.open(renamed, base.offer(renamed, Operation.ISSUE, second));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("a card whose writing was not finished");
    }

    /** Gives the card another name in the clear and in the answer to INITIALIZE UPDATE. */
    private static ApduChannel renaming(InsertedCard card) {
        return command -> {
            ResponseApdu answer = card.transmit(command);
            boolean named = answer.statusWord().succeeded()
                    && (command.ins() == INITIALIZE_UPDATE || (command.ins() == GET_DATA && command.p1() == CPLC_P1));
            return named ? new ResponseApdu(flipped(answer.data()), answer.statusWord()) : answer;
        };
    }

    private static Bytes flipped(Bytes data) {
        byte[] bytes = data.toByteArray();
        bytes[PROVES_NOTHING] ^= 1;
        return Bytes.copyOf(bytes);
    }

    @Nested
    class Compared {

        private final SimulatedCard card = BlankFileCard.withoutKey().create();

        @Test
        void catchesARefusedCommandThatIsHiddenWhereTheReadBackIsTheCards() {
            UUID record = bench.fileRequest("files");
            var inserted = new InsertedCard(card, refusing(UPDATE_BINARY));

            Outcome outcome = issue(inserted, hiding(inserted), record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.IN_DOUBT);
        }

        /** Whoever carries the data can answer for the card: that is why it is counted apart. */
        @Test
        void doesNotSeeABaseThatAnswersForTheCard() {
            UUID record = bench.fileRequest("files");
            var inserted = new InsertedCard(card);
            var liar = new RememberingBase();

            Outcome outcome = issue(inserted, liar, record);

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED_UNPROVED);
            assertThat(outcome.proof()).isEqualTo(Proof.COMPARED);
            assertThat(card.process(Bytes.ofHex("00A4000C025000")).statusWord()).isEqualTo(StatusWord.parse("6A82"));
        }
    }

    /** Keeps everything from the card and gives back what it was told to write. */
    private static final class RememberingBase implements ApduChannel {

        private final SimulatedCard own = BlankFileCard.withoutKey().create();

        @Override
        public ResponseApdu transmit(CommandApdu command) {
            return own.process(command);
        }
    }
}
