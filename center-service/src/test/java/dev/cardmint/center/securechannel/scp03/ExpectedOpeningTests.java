package dev.cardmint.center.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No published transcript has a challenge that its keys, counter and AID give; these values were computed with the CMAC
 * of the OpenSSL command line, block by block as Amendment D, 4.1.5 and 6.2.2.1 say.
 */
class ExpectedOpeningTests {

    private static final Bytes ENC = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");
    private static final Bytes MAC = Bytes.ofHex("505152535455565758595A5B5C5D5E5F");
    private static final Bytes KDD = Bytes.ofHex("00112233445566778899");
    private static final Aid APPLICATION = Aid.parse("F0434152444944454E540100");
    private static final InitializeUpdate COMMAND =
            new InitializeUpdate(new KeyVersionNumber(0x31), Bytes.ofHex("0001020304050607"));

    private static ExpectedOpening expected(int option, int counter) {
        return new ExpectedOpening(COMMAND, KDD, new Scp03Option(option), counter, APPLICATION);
    }

    @ParameterizedTest
    @CsvSource({"1, 000001, 2E08AC2EE941B6CC, C3F28CE3FA45FE04", "2090, 00082A, 29DDE6704E0F175B, E1F9BECEF326ACCF"})
    void foreseesTheWholeAnswer(int counter, String encoded, String challenge, String cryptogram) {
        try (var keys = new Scp03Keys(ENC.toByteArray(), MAC.toByteArray())) {
            InitializeUpdate.Response answer = Scp03.predict(keys, expected(0x70, counter));

            assertThat(answer.encode().toHex())
                    .isEqualTo("00112233445566778899" + "310370" + challenge + cryptogram + encoded);
            assertThat(InitializeUpdate.Response.parse(answer.encode())).isEqualTo(answer);
            assertThat(Scp03.verifies(keys, COMMAND.hostChallenge(), answer)).isTrue();
        }
    }

    @Test
    void refusesToForeseeARandomChallenge() {
        assertThatIllegalArgumentException().isThrownBy(() -> expected(0x60, 1)).withMessageContaining("random");
    }

    @ParameterizedTest
    @CsvSource({"60, 1, false", "70, 0, false", "70, 1, true", "70, 16777215, true", "70, 16777216, false"})
    void followsFromAnAnswerWhoseCounterGoesOn(String option, int counter, boolean told) {
        String proof = "11".repeat(8) + "22".repeat(8) + (option.equals("70") ? "000009" : "");
        var before = InitializeUpdate.Response.parse(Bytes.ofHex(KDD.toHex() + "3003" + option + proof));

        ExpectedOpening next = ExpectedOpening.of(COMMAND, before, counter, APPLICATION);

        assertThat(next).isEqualTo(told ? expected(0x70, counter) : null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x1000000})
    void refusesACounterThatNoCardAnswers(int counter) {
        assertThatIllegalArgumentException().isThrownBy(() -> expected(0x70, counter));
    }
}
