package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.testing.vpcd.VirtualCard.Behaviour;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reader stack does with cards that behave in every possible way, right and wrong. */
abstract class ScriptableTransportContract extends TransportContract {

    /** What has not gone to the card when its limit ends never goes; this command is to go. */
    private static final Duration LONG_ENOUGH_TO_SEND = Duration.ofMillis(250);

    private static final String GET_DATA = "80CA9F7F00";

    abstract void insert(Behaviour behaviour);

    @Override
    abstract List<String> received();

    @Override
    final long receivedByTheCard() {
        return received().size();
    }

    @Override
    final void insertCard() {
        insert(ScriptableTransportContract::obedient);
    }

    @Override
    final void insertCardPulledAt(int last) {
        insert(command -> received().size() < last ? obedient(command) : null);
    }

    private static Bytes obedient(String command) {
        return Bytes.ofHex(command.equals(SELECT) ? "6F009000" : "6D00");
    }

    /** The card's status word is the command's P1 and P2. */
    @Test
    void neverFollowsAStatusWord() {
        List<String> commands = Stream.of(
                        "6110", "6100", "61FF", "6C10", "6C00", "6CFF", "9000", "6982", "63C2", "6283")
                .map("80CA%s00"::formatted)
                .toList();
        insert(command -> Bytes.ofHex(command).slice(2, 4));

        try (CardHold card = hold()) {
            for (String command : commands) {
                assertThat(transmit(card, command).toHex()).isEqualTo(command.substring(4, 8));
            }
        }

        assertThat(received()).isEqualTo(commands);
    }

    @Test
    void fetchesAnnouncedDataByTheRelaysOwnGetResponse() {
        insert(command -> Bytes.ofHex(command.equals("84E288000401020304") ? "AA6102" : "BBCC9000"));

        try (CardHold card = hold()) {
            byte[] command = Bytes.ofHex("84E288000401020304").toByteArray();
            assertThat(GetResponse.exchange(card, command, LIMIT)).isEqualTo(Bytes.ofHex("AABBCC9000"));
        }

        assertThat(received()).containsExactly("84E288000401020304", "00C0000002");
    }

    /** The answer's length is the command's P1 and P2. */
    @Test
    void carriesAnswersOfAnyLength() {
        insert(command -> Bytes.ofHex("5A".repeat(Integer.parseInt(command.substring(4, 8), 16)) + "9000"));

        try (CardHold card = hold()) {
            for (int length : new int[] {0, 1, 255, 256, 257, 8_190, 8_191, 65_000}) {
                assertThat(transmit(card, "00B0%04X000000".formatted(length)).size())
                        .isEqualTo(length + 2);
            }
        }
    }

    @Test
    void tellsAnAnswerThatIsNoneFromACardThatIsGone() {
        insert(command -> Bytes.ofHex(command.equals(SELECT) ? "9000" : "90"));
        long insertion;
        try (CardHold card = hold()) {
            insertion = card.insertion();
            transmit(card, SELECT);

            assertThatExceptionOfType(BadAnswerException.class).isThrownBy(() -> transmit(card, GET_DATA));
            assertThatExceptionOfType(RuntimeException.class)
                    .as("nothing is sent any more")
                    .isThrownBy(() -> transmit(card, SELECT));
        }

        assertThat(received()).containsExactly(SELECT, GET_DATA);
        assertThat(departures())
                .as("the card must be recognized again")
                .containsExactly(new CardLeft(readerName(), insertion));
        try (CardHold card = hold()) {
            assertThat(transmit(card, SELECT)).isEqualTo(Bytes.ofHex("9000"));
        }
    }

    @Test
    void usesTheReaderAgainAfterAnAnswerThatCameTooLate() {
        var letAnswer = new CountDownLatch(1);
        insert(command -> {
            if (command.equals(GET_DATA)) {
                assertThat(letAnswer.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            }
            return Bytes.ofHex("9000");
        });
        try (CardHold card = hold()) {
            assertThatExceptionOfType(CardTimeLimitException.class)
                    .isThrownBy(() -> card.transmit(Bytes.ofHex(GET_DATA).toByteArray(), LONG_ENOUGH_TO_SEND));
        }
        assertThat(readers().named(readerName()).state()).isEqualTo(ReaderState.UNAVAILABLE);

        letAnswer.countDown();

        try (CardHold card = hold()) {
            assertThat(transmit(card, SELECT)).isEqualTo(Bytes.ofHex("9000"));
        }
        assertThat(received()).containsExactly(GET_DATA, SELECT);
    }
}
