package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeAnswersTests {

    private final List<String> sent = new ArrayList<>();

    private String answer(String command, String... answers) {
        var left = new ArrayList<>(List.of(answers));
        var whole = new WholeAnswers(each -> {
            sent.add(each.encode().toHex());
            return ResponseApdu.parse(Bytes.ofHex(left.remove(0)));
        });
        String answer =
                whole.transmit(CommandApdu.parse(Bytes.ofHex(command))).encode().toHex();
        assertThat(left).isEmpty();
        return answer;
    }

    @Test
    void fetchesTheRestOnTheChannelOfTheCommand() {
        assertThat(answer("86E20000020102", "016100", "026101", "036310")).isEqualTo("0102036310");
        assertThat(sent).containsExactly("86E20000020102", "02C0000000", "02C0000001");
    }

    @Test
    void sendsAReadingCommandAgainWithTheRightLength() {
        assertThat(answer("80CA006600", "6C02", "01029000")).isEqualTo("01029000");
        assertThat(sent).containsExactly("80CA006600", "80CA006602");
    }

    @Test
    void neverSendsDataTwice() {
        assertThat(answer("84E2000002010200", "6C02")).isEqualTo("6C02");
        assertThat(sent).hasSize(1);
    }

    @Test
    void issuesACardOfT0() {
        SimulatedCard card = BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .protocol(Protocol.T0)
                .create();

        CardDriver.issue(new WholeAnswers(new InsertedCard(card)));

        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
        assertThat(card.keyVersions()).containsExactly(0x31);
    }
}
