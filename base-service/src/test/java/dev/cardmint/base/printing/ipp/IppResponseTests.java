package dev.cardmint.base.printing.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IppResponseTests {

    /** RFC 8010, A.3: a Print-Job that succeeded with attributes ignored, its job-state, and a collection more. */
    private static final byte[] ANSWER = Bytes.ofHex("01010001" + "00000001" + "01"
                    + "470012617474726962757465732D63686172736574" + "00057574662D38"
                    + "02" + "2100066A6F622D6964" + "000400000093"
                    + "2300096A6F622D7374617465" + "000400000003"
                    + "44000F7072696E7465722D7374617465" + "2D78" + "0004" + "6E6F6E65"
                    + "440000" + "0006" + "706175736564"
                    + "3400096D656469612D636F6C" + "0000" + "4A0000" + "0001" + "78" + "210000" + "000400000001"
                    + "370000" + "0000"
                    + "03")
            .toByteArray();

    @Test
    void readsNumbersAndAllTextsOfAnAttribute() {
        IppResponse answer = IppResponse.parse(ANSWER);

        assertThat(answer.succeeded()).isTrue();
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.requestId()).isEqualTo(1);
        assertThat(answer.number("job-id")).isEqualTo(0x93);
        assertThat(answer.number("job-state")).isEqualTo(3);
        assertThat(answer.texts("printer-state-x")).containsExactly("none", "paused");
        assertThat(answer.number("printer-state-x")).isNull();
        assertThat(answer.texts("nothing")).isEmpty();
        assertThat(answer.isFalse("job-id")).isFalse();
    }

    @Test
    void rejectsAnAnswerThatEndsAnywhereBefore() {
        for (int length = 0; length < ANSWER.length; length++) {
            byte[] cut = Arrays.copyOf(ANSWER, length);
            assertThatExceptionOfType(MalformedIppException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> IppResponse.parse(cut));
        }
    }

    @Test
    void rejectsAnotherVersionAndAValueOfNoAttribute() {
        byte[] version = ANSWER.clone();
        version[0] = 3;
        byte[] orphan = Bytes.ofHex("0101000000000001" + "01" + "440000" + "0001" + "78" + "03")
                .toByteArray();

        assertThatExceptionOfType(MalformedIppException.class).isThrownBy(() -> IppResponse.parse(version));
        assertThatExceptionOfType(MalformedIppException.class).isThrownBy(() -> IppResponse.parse(orphan));
    }

    @Test
    void failsInOneWayOnlyWhateverComes() {
        var random = new Random(8010);
        for (int round = 0; round < 5_000; round++) {
            byte[] changed = ANSWER.clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                IppResponse.parse(changed).number("job-id");
            } catch (MalformedIppException e) {
                assertThat(e).hasMessageStartingWith("A");
            }
        }
    }
}
