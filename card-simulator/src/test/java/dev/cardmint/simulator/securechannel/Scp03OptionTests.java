package dev.cardmint.simulator.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Scp03OptionTests {

    @Test
    void knowsTheTwelveOptionsOfTheStandardAndNoOther() {
        var known = new ArrayList<Integer>();
        for (int value = 0; value <= 0xFF; value++) {
            if (isOption(value)) {
                known.add(value);
            }
        }

        assertThat(known).isEqualTo(List.of(0x00, 0x01, 0x10, 0x11, 0x20, 0x21, 0x30, 0x31, 0x60, 0x61, 0x70, 0x71));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scp03Option(0x100));
    }

    private static boolean isOption(int value) {
        try {
            return new Scp03Option(value).value() == value;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"00,false,false,false,8", "11,true,false,false,16", "20,false,true,false,8", "71,true,true,true,16"})
    void saysWhatTheCardCan(String value, boolean pseudoRandom, boolean rMac, boolean rEnc, int macSize) {
        var option = new Scp03Option(Integer.parseInt(value, 16));

        assertThat(option.hasPseudoRandomChallenge()).isEqualTo(pseudoRandom);
        assertThat(option.macsResponses()).isEqualTo(rMac);
        assertThat(option.encryptsResponses()).isEqualTo(rEnc);
        assertThat(option.macSize()).isEqualTo(macSize);
    }
}
