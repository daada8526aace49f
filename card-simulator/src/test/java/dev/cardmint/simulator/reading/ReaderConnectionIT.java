package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.pcscd.CardForTools;
import dev.cardmint.simulator.pcscd.PcscService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ReaderConnectionIT {

    private static final String READER = PcscService.READERS.get(0);

    private static SimulatedCard blank(Protocol protocol) {
        return BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .protocol(protocol)
                .create();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void readsAnIssuedCardInAReaderOfPcsc(Protocol protocol) throws Exception {
        SimulatedCard issued = blank(protocol);
        CardDriver.issue(new WholeAnswers(new InsertedCard(issued)));
        ReadBack readBack = ReadBack.of(ReadBackTests.profile(), ReadBackTests.REQUEST, CardDriver.issuer());

        try (var card = new CardForTools(issued)) {
            try (ReaderConnection connection = ReaderConnection.open(READER)) {
                assertThat(readBack.read(connection).identical()).isTrue();
            }
            assertThat(card.commands())
                    .as("every command went through the reader")
                    .isNotEmpty();
        }
    }

    @Test
    void saysWhichReaderOrCardIsMissing() throws Exception {
        try (var card = new CardForTools(blank(Protocol.T1))) {
            assertThatExceptionOfType(ReadBackException.class)
                    .isThrownBy(() -> ReaderConnection.open("Reader 9"))
                    .withMessage("There is no reader \"Reader 9\"");
            assertThatExceptionOfType(ReadBackException.class)
                    .isThrownBy(() -> ReaderConnection.open(PcscService.READERS.get(1)))
                    .withMessage("No card can be read in \"Virtual PCD 00 01\"");
            assertThat(card.commands()).isEmpty();
        }
    }

    @Test
    void saysWhenTheCardLeaves() throws Exception {
        ReaderConnection connection;
        try (var card = new CardForTools(blank(Protocol.T1))) {
            connection = ReaderConnection.open(READER);
            connection.transmit(CardDriver.command("00A4040000"));
            assertThat(card.commands()).containsExactly("00A4040000");
        }
        assertThatExceptionOfType(CardUnreachableException.class)
                .isThrownBy(() -> connection.transmit(CardDriver.command("00A4040000")));
        connection.close();
    }
}
