package dev.cardmint.model.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvTests {

    private static Bytes zeros(int length) {
        return Bytes.copyOf(new byte[length]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "5A", "FE", "1F1F", "5F2D", "9F7F", "BF8102", "DF8101", "FFFF7F"})
    void hasATagOfOneToThreeBytes(String tag) {
        var object = new Tlv(Integer.parseInt(tag, 16), Bytes.of(7));

        assertThat(object.encode().toHex()).isEqualTo(tag + "0107");
        assertThat(Tlv.parse(object.encode())).isEqualTo(object);
    }

    /** ISO/IEC 7816-4, 5.2.2.2: up to 127 in one byte, then behind 81, 82 and 83. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7F",
        "128, 8180",
        "255, 81FF",
        "256, 820100",
        "65535, 82FFFF",
        "65536, 83010000",
        "74565, 83012345"
    })
    void saysItsLengthInTheShortestForm(int length, String field) {
        var object = new Tlv(0x53, zeros(length));

        assertThat(object.encode().slice(0, 1 + field.length() / 2)).isEqualTo(Bytes.ofHex("53" + field));
        assertThat(object.encode().size()).isEqualTo(1 + field.length() / 2 + length);
        assertThat(Tlv.parse(object.encode())).isEqualTo(object);
    }

    @Test
    void readsALengthInALongerFormThanNeeded() {
        for (String field : List.of("8102", "820002", "83000002")) {
            assertThat(Tlv.parse(Bytes.ofHex("5A" + field + "0102"))).isEqualTo(new Tlv(0x5A, Bytes.of(1, 2)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00, 'Tag 00 is not a tag'",
        "0000, 'Tag 00 is not a tag'",
        "5A, 'Data object cut off after 1 bytes'",
        "9F, 'Data object cut off after 1 bytes'",
        "9F81, 'Data object cut off after 2 bytes'",
        "DF818101, 'Tag of more than three bytes'",
        "5A80, 'Length field 80 is not supported'",
        "5A8400000001FF, 'Length field 84 is not supported'",
        "5AFF, 'Length field FF is not supported'",
        "5A8201, 'Data object cut off after 3 bytes'",
        "5A0201, 'Tag 5A says 2 bytes, 1 are left'",
        "5A0101FF, 'Data object cut off after 4 bytes'"
    })
    void rejectsWhatIsNotWholeDataObjects(String encoded, String message) {
        assertThatExceptionOfType(MalformedTlvException.class)
                .isThrownBy(() -> Tlv.parseAll(Bytes.ofHex(encoded)))
                .withMessage(message);
    }

    @Test
    void rejectsADataObjectCutOffAnywhere() {
        Bytes encoded = new Tlv(0x7F49, zeros(300)).encode();
        for (int size = 1; size < encoded.size(); size++) {
            Bytes cut = encoded.slice(0, size);
            assertThatExceptionOfType(MalformedTlvException.class)
                    .as("%d bytes", size)
                    .isThrownBy(() -> Tlv.parseAll(cut));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "5A01015A0102, 2"})
    void readsExactlyOneWhereOneIsExpected(String encoded, int found) {
        assertThatExceptionOfType(MalformedTlvException.class)
                .isThrownBy(() -> Tlv.parse(Bytes.ofHex(encoded)))
                .withMessage("Expected one data object, found " + found);
    }

    @Test
    void holdsPartsInTheirOrder() {
        var name = new Tlv(0x50, Bytes.of(1));
        var first = new Tlv(0x4F, Bytes.of(2));
        var second = new Tlv(0x4F, Bytes.of(3));
        Tlv template = Tlv.of(0x61, name, first, second);

        assertThat(template.encode().toHex()).isEqualTo("6109" + "500101" + "4F0102" + "4F0103");
        assertThat(template.parts()).containsExactly(name, first, second);
        assertThat(template.part(0x4F)).isEqualTo(first);
        assertThat(template.part(0x51)).isNull();
        assertThat(Tlv.encodeAll(List.of(name, second)).toHex()).isEqualTo("5001014F0103");
        assertThat(Tlv.parseAll(Bytes.EMPTY)).isEmpty();
    }

    /** Bit 6 of the first byte of the tag. */
    @ParameterizedTest
    @CsvSource({
        "5A, false",
        "9F, false",
        "E1, true",
        "61, true",
        "9F20, false",
        "7F49, true",
        "5F2020, false",
        "BF8120, true",
        "DF8160, false"
    })
    void isConstructedAsItsFirstByteSays(String tag, boolean constructed) {
        assertThat(new Tlv(Integer.parseInt(tag, 16), Bytes.EMPTY).isConstructed())
                .isEqualTo(constructed);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 0x1000000})
    void refusesATagThatNoFormHolds(int tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tlv(tag, Bytes.EMPTY));
    }

    @Test
    void neverPrintsItsValue() {
        assertThat(new Tlv(0xFFFFFF, Bytes.of(1, 2))).hasToString("FFFFFF Len=2");
    }
}
