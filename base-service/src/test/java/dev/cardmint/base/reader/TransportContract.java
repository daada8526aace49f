package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the base's reader stack does with a card, whatever carries its commands there. */
abstract class TransportContract {

    static final String SELECT = "00A4040000";
    static final String UNKNOWN = "00FA0000";
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<CardLeft> departures = new CopyOnWriteArrayList<>();
    private @Nullable Readers readers;

    /** The driver under test. */
    abstract ReaderDriver driver();

    /** The name of the reader that the cards go into. */
    abstract String readerName();

    /** Puts in a card that answers SELECT with data and success, UNKNOWN with 6D00, and anything else somehow. */
    abstract void insertCard();

    /** Puts in such a card, which goes away while it works on a command, counted from 1. */
    abstract void insertCardPulledAt(int command);

    abstract void takeCardOut();

    /** Commands that have ever reached the card; asked when nobody holds it any more. */
    abstract long receivedByTheCard();

    /** Each of them in hexadecimal, or {@code null} if such cards do not tell. */
    abstract @Nullable List<String> received();

    @AfterEach
    void shutDown() {
        if (readers != null) {
            readers.shutDown();
        }
    }

    final Readers readers() {
        if (readers == null) {
            readers = new Readers(List.of(driver()), departures::add, Clock.systemUTC());
        }
        return readers;
    }

    final List<CardLeft> departures() {
        return departures;
    }

    /** Looks until the reader is in a state, as the monitor would. */
    final Reader await(ReaderState state) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    readers().look();
                    return readers().all().stream()
                            .anyMatch(reader -> reader.name().equals(readerName()) && reader.state() == state);
                });
        return readers().named(readerName());
    }

    final CardHold hold() {
        return await(ReaderState.CARD_PRESENT).hold();
    }

    static Bytes transmit(CardHold card, String command) {
        return card.transmit(Bytes.ofHex(command).toByteArray(), LIMIT);
    }

    @Test
    void carriesACommandAndItsAnswer() {
        insertCard();

        try (CardHold card = hold()) {
            assertThat(transmit(card, SELECT).toHex()).endsWith("9000").hasSizeGreaterThan(4);
            assertThat(transmit(card, UNKNOWN)).isEqualTo(Bytes.ofHex("6D00"));
        }
        assertThat(receivedByTheCard()).isEqualTo(2);
    }

    @Test
    void transmitsEveryCaseExactlyOnceAndAsItIs() {
        carriesUnchanged(List.of(
                "00FA0000", // case 1
                "00CA004200", // 2S
                "80CA9F7F2A",
                "00CA00420001FF", // 2E
                "00CA0042000000",
                "00A404000105", // 3S
                "80E288000401020304",
                "80E2880000000401020304", // 3E
                "00A404000300010200", // 4S
                "80E28800040102030400",
                "80E288000000040102030400FF")); // 4E
    }

    /** ISO/IEC 7816-4, 5.4.1: channels, chaining, secure messaging; and proprietary classes with the same in them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 01 02 03 04 05 07 08 0C 0D 0F 10 11 13 14 1C 1F",
                "40 41 4F 50 5F 60 6A 6F 70 7F",
                "80 81 83 84 87 8C 8F 90 94 9F A0 A4 B0 BF C0 C3 CF D0 E0 EF F0 FE"
            })
    void transmitsEveryClassExactlyOnceAndAsItIs(String classes) {
        carriesUnchanged(Stream.of(classes.split(" "))
                .flatMap(cla -> Stream.of(cla + "CA004200", cla + "E288000401020304"))
                .toList());
    }

    @Test
    void transmitsDataOfAnyLengthExactlyOnceAndAsItIs() {
        carriesUnchanged(Stream.of(1, 2, 254, 255, 256, 257, 2_000, 32_767, 65_000)
                .map(length ->
                        (length < 256 ? "80E28800%02X" : "80E2880000%04X").formatted(length) + "5A".repeat(length))
                .toList());
    }

    private void carriesUnchanged(List<String> commands) {
        insertCard();
        try (CardHold card = hold()) {
            commands.forEach(
                    command -> assertThat(transmit(card, command).size()).isGreaterThanOrEqualTo(2));
        }

        assertThat(receivedByTheCard()).isEqualTo(commands.size());
        assertThat(received()).isIn(null, commands);
    }

    @Test
    void saysForGoodThatACardWasTakenOutBetweenTwoCommands() {
        insertCard();
        try (CardHold card = hold()) {
            transmit(card, SELECT);
            takeCardOut();

            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> transmit(card, SELECT));
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> transmit(card, SELECT));
        }
    }

    @Test
    void saysForGoodThatACardWasTakenOutInMidCommand() {
        insertCardPulledAt(2);
        long insertion;
        try (CardHold card = hold()) {
            insertion = card.insertion();
            transmit(card, SELECT);

            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> transmit(card, SELECT));
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> transmit(card, SELECT));
        }

        assertThat(receivedByTheCard()).isEqualTo(2);
        assertThat(departures()).containsExactly(new CardLeft(readerName(), insertion));
    }

    @Test
    void takesTheNextCardWithoutFurtherAdo() {
        insertCardPulledAt(1);
        try (CardHold card = hold()) {
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> transmit(card, SELECT));
        }
        takeCardOut();
        await(ReaderState.EMPTY);
        insertCard();

        try (CardHold card = hold()) {
            assertThat(transmit(card, SELECT).toHex()).endsWith("9000");
        }
        assertThat(receivedByTheCard()).isEqualTo(1);
    }

    @Test
    void knowsTheSameCardAgainWhileItStays() {
        insertCard();
        long insertion;
        try (CardHold card = hold()) {
            insertion = card.insertion();
            card.keepConnection();
        }

        try (CardHold again = readers().named(readerName()).hold(insertion)) {
            assertThat(transmit(again, SELECT).toHex()).endsWith("9000");
        }
    }

    @Test
    void knowsThatACardWasPutInAgain() {
        insertCard();
        Reader reader;
        long insertion;
        try (CardHold card = hold()) {
            reader = readers().named(readerName());
            insertion = card.insertion();
            card.keepConnection();
        }
        takeCardOut();
        await(ReaderState.EMPTY);
        insertCard();
        await(ReaderState.CARD_PRESENT);

        assertThatExceptionOfType(NoCardException.class).isThrownBy(() -> reader.hold(insertion));
        assertThat(departures()).containsExactly(new CardLeft(readerName(), insertion));
    }

    @Test
    void letsNobodyElseHoldTheCard() {
        insertCard();
        try (CardHold card = hold()) {
            assertThat(card.insertion()).isPositive();
            assertThatExceptionOfType(ReaderBusyException.class)
                    .isThrownBy(() -> readers().named(readerName()).hold());
        }
        assertThat(await(ReaderState.CARD_PRESENT).name()).isEqualTo(readerName());
    }

    @Test
    void saysThatThereIsNoCard() {
        assertThatExceptionOfType(NoCardException.class)
                .isThrownBy(() -> await(ReaderState.EMPTY).hold());
    }
}
