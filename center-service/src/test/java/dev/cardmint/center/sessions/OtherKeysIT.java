package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards whose keys are not the ones that their type says, and cards that keep the ones they have. */
@CenterTest
class OtherKeysIT {

    private static final int READOUTS = 4;
    private static final int OPENING = 2;
    private static final Bytes OTHER_MASTER = Bytes.ofHex("0102030405060708090A0B0C0D0E0F10");
    private static final Faults KEEPING_ITS_KEYS = Faults.NONE.statusOf(0xD8, StatusWord.parse("6A80"));

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    @Test
    void leavesAChipAloneWhoseFactoryKeysWereReplaced() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank(OTHER_MASTER);
        var inserted = new InsertedCard(card);

        Answer refused = open(inserted, record);

        assertThat(refused.problem()).isEqualTo("card-not-authentic");
        assertThat(refused.detail()).contains("Take the card out and use another one");
        requireUntouched(inserted);
        assertThat(bench.entries("authentication.failed", card.kdd().toHex()))
                .singleElement()
                .asString()
                .contains("cause");
        open(inserted, record);
        assertThat(base.offer(base.recognize(inserted), Operation.ISSUE, record, null)
                        .problem())
                .isEqualTo("approval-needed");
        requireOpen(record);
    }

    @Test
    void leavesAChipAloneThatDoesNotHaveTheKeyVersion() {
        UUID record = bench.request();
        var inserted = new InsertedCard(
                IssuingBench.diversifiedBlank().keyVersion(0x31).create());

        Answer refused = open(inserted, record);

        assertThat(refused.detail())
                .contains(
                        "The card refused INITIALIZE UPDATE (6A88)",
                        "It has no keys of version 30.",
                        "Nothing was written");
        requireUntouched(inserted);
        requireOpen(record);
    }

    private Answer open(InsertedCard card, UUID record) {
        return base.open(card, base.offer(card, Operation.ISSUE, record));
    }

    private static void requireUntouched(InsertedCard card) {
        assertThat(card.commands()).as("no EXTERNAL AUTHENTICATE").isEqualTo(READOUTS + OPENING);
    }

    /** The request goes onto the next card. */
    private void requireOpen(UUID record) {
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        assertThat(base.issue(new InsertedCard(IssuingBench.blank()), record).result())
                .isEqualTo(Result.ISSUED);
    }

    enum Keeper {
        PROVED(() -> IssuingBench.blank(TestVaults.TRANSPORT_MASTER), "payment"),
        RECEIVED(
                () -> IssuingBench.desBlank()
                        .product(CardProduct.LEGACY_PAYMENT)
                        .create(),
                "payment-legacy");

        @SuppressWarnings("ImmutableEnumChecker") // references to static methods
        private final Supplier<SimulatedCard> card;

        private final String cardType;

        Keeper(Supplier<SimulatedCard> card, String cardType) {
            this.card = card;
            this.cardType = cardType;
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesACardInDoubtThatRefusesItsNewKeys(Keeper keeper) {
        UUID record = bench.paymentRequest(keeper.cardType);

        Outcome refused = base.issue(new InsertedCard(keeper.card.get(), KEEPING_ITS_KEYS), record);

        assertThat(refused.result()).isEqualTo(Result.IN_DOUBT);
        assertThat(refused.message()).contains("Put the same card back", "PUT KEY: 6A80");
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":0");
    }

    /** Its answers carry MACs, so that it is proved empty: no third writing, no half one. */
    @Test
    void wipesACardThatProvesItself() {
        UUID record = bench.request();
        SimulatedCard card = Keeper.PROVED.card.get();
        base.issue(new InsertedCard(card, KEEPING_ITS_KEYS), record);

        Outcome outcome = base.inspect(new InsertedCard(card, KEEPING_ITS_KEYS));

        assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.UNISSUED);
        assertThat(outcome.message()).contains("spoiled cards", "take another card");
        assertThat(card.applications()).isEmpty();
        requireOpen(record);
    }

    @Test
    void writesACardAgainThatCannotProveItself() {
        UUID record = bench.paymentRequest(Keeper.RECEIVED.cardType);
        SimulatedCard card = Keeper.RECEIVED.card.get();
        base.issue(new InsertedCard(card, KEEPING_ITS_KEYS), record);

        Outcome outcome = base.inspect(new InsertedCard(card));

        assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED);
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void leavesACardThatCannotProveItselfAndRefusesAgainToTwoPeople() {
        UUID record = bench.paymentRequest(Keeper.RECEIVED.cardType);
        SimulatedCard card = Keeper.RECEIVED.card.get();
        base.issue(new InsertedCard(card, KEEPING_ITS_KEYS), record);

        Outcome outcome = base.inspect(new InsertedCard(card, KEEPING_ITS_KEYS));

        assertThat(outcome.result()).isEqualTo(Result.IN_DOUBT);
        assertThat(outcome.message()).contains("two people", "PUT KEY: 6A80");
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":0");
    }
}
