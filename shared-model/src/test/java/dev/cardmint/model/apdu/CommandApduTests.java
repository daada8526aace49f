package dev.cardmint.model.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandApduTests {

    private static CommandApdu command(int nc, int ne) {
        byte[] data = new byte[nc];
        for (int i = 0; i < nc; i++) {
            data[i] = (byte) (i + 1);
        }
        return new CommandApdu(0x84, 0xE2, 0x90, 0xFF, Bytes.copyOf(data), ne);
    }

    /** The seven forms (ISO/IEC 7816-4, 5.2), and where the short ones end. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 84E290FF",
        "0, 1, 84E290FF01",
        "0, 255, 84E290FFFF",
        "0, 256, 84E290FF00",
        "0, 257, 84E290FF000101",
        "0, 65535, 84E290FF00FFFF",
        "0, 65536, 84E290FF000000",
        "1, 0, 84E290FF0101",
        "2, 3, 84E290FF02010203",
        "2, 256, 84E290FF02010200",
        "2, 257, 84E290FF00000201020101",
        "2, 65536, 84E290FF00000201020000"
    })
    void isWrittenInTheShortestOfTheSevenForms(int nc, int ne, String encoded) {
        assertThat(command(nc, ne).encode().toHex()).isEqualTo(encoded);
        assertThat(CommandApdu.parse(Bytes.ofHex(encoded))).isEqualTo(command(nc, ne));
    }

    @ParameterizedTest
    @CsvSource({"255, 0, 260", "255, 256, 261", "256, 0, 263", "256, 1, 265", "65535, 0, 65542", "65535, 65536, 65544"})
    void carriesLongDataInTheExtendedForm(int nc, int ne, int size) {
        Bytes encoded = command(nc, ne).encode();

        assertThat(encoded.size()).isEqualTo(size);
        assertThat(CommandApdu.parse(encoded)).isEqualTo(command(nc, ne));
    }

    @Test
    void saysTheLengthOfExtendedDataInTwoBytes() {
        assertThat(command(0x1234, 0x5678).encode().slice(4, 7)).isEqualTo(Bytes.ofHex("001234"));
        assertThat(command(0x1234, 0x5678).encode().slice(7 + 0x1234, 9 + 0x1234))
                .isEqualTo(Bytes.ofHex("5678"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'A command APDU has at least 4 bytes, got 0'",
        "84E290, 'A command APDU has at least 4 bytes, got 3'",
        "84E290FF0201, 'Lc 2 does not fit 6 bytes'",
        "84E290FF0201020304, 'Lc 2 does not fit 9 bytes'",
        "84E290FF0000, 'Extended length field cut off'",
        "84E290FF00000201, 'Extended Lc 2 does not fit 8 bytes'",
        "84E290FF000002010203, 'Extended Lc 2 does not fit 10 bytes'",
        "84E290FF000002010203040506, 'Extended Lc 2 does not fit 13 bytes'",
        "84E290FF00000001, 'Extended Lc 0 does not fit 8 bytes'",
        "84E290FF0000000001, 'Extended Lc 0 does not fit 9 bytes'"
    })
    void rejectsWhatIsNoneOfTheForms(String encoded, String message) {
        assertThatExceptionOfType(MalformedApduException.class)
                .isThrownBy(() -> CommandApdu.parse(Bytes.ofHex(encoded)))
                .withMessage(message);
    }

    @Test
    void rejectsAnExtendedCommandCutOffInItsData() {
        Bytes encoded = command(300, 0).encode();
        for (int size = 8; size < encoded.size(); size++) {
            Bytes cut = encoded.slice(0, size);
            assertThatExceptionOfType(MalformedApduException.class)
                    .as("%d bytes", size)
                    .isThrownBy(() -> CommandApdu.parse(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void refusesAHeaderThatIsNoBytes(int value) {
        assertRefused("CLA", () -> new CommandApdu(value, 0, 0, 0, Bytes.EMPTY, 0), value);
        assertRefused("INS", () -> new CommandApdu(0, value, 0, 0, Bytes.EMPTY, 0), value);
        assertRefused("P1", () -> new CommandApdu(0, 0, value, 0, Bytes.EMPTY, 0), value);
        assertRefused("P2", () -> new CommandApdu(0, 0, 0, value, Bytes.EMPTY, 0), value);
    }

    private static void assertRefused(String field, Runnable command, int value) {
        assertThatIllegalArgumentException().isThrownBy(command::run).withMessage("%s out of range: %d", field, value);
    }

    @Test
    void refusesLengthsThatNoFormHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command(65_536, 0))
                .withMessage("Nc out of range: 65536");
        assertThatIllegalArgumentException().isThrownBy(() -> command(0, -1)).withMessage("Ne out of range: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command(0, 65_537))
                .withMessage("Ne out of range: 65537");
    }

    @Test
    void neverPrintsItsData() {
        assertThat(command(3, 256)).hasToString("84E290FF Nc=3 Ne=256");
    }
}
