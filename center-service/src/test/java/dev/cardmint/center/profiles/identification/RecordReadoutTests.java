package dev.cardmint.center.profiles.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.PinEntry;
import dev.cardmint.model.relay.PinEntry.PinFormat;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** How a card tells whose it is: where the value stands, and what it is decoded to. */
class RecordReadoutTests {

    private static final Map<String, ValueRule> VALUES = Map.of(
            "pan", new ValueRule(ValueType.CARD_NUMBER, "Card number", 19, false),
            "number", new ValueRule(ValueType.DIGITS, "Number", 9, false),
            "even", new ValueRule(ValueType.DIGITS, "Even number", 4, false),
            "code", new ValueRule(ValueType.EMBOSSED, "Code", 12, false),
            "name", new ValueRule(ValueType.TEXT, "Name", 40, false),
            "birthDate", new ValueRule(ValueType.DATE, "Date of birth", 10, false),
            "photo", new ValueRule(ValueType.PHOTO, "Photo", 9000, false));

    private static final String READOUTS =
            "\"readouts\": [{\"name\": \"select\", \"command\": \"00A4\"}, {\"name\": \"record\", \"command\": \"00B2\"}], ";

    private static RecordReadout read(String fields) {
        var object = new StrictObject(JsonMapper.shared().readTree("{" + READOUTS + fields + "}"), "record");
        return new RecordReadoutReader(
                        VALUES, readout -> new Readout(readout.text("name"), readout.bytes("command", 1, 9)))
                .read(object);
    }

    private static @Nullable String told(String fields, String answer) {
        RecordReadout readout = read(fields);
        List<ReadoutAnswer> answers = List.of(
                new ReadoutAnswer("select", Bytes.ofHex("9000")), new ReadoutAnswer("record", Bytes.ofHex(answer)));
        return readout.valueIn(answers, Objects.requireNonNull(VALUES.get(readout.value())));
    }

    private static String of(String value, String encoding) {
        return "\"in\": \"record\", \"path\": \"5A\", \"encoding\": %s, \"value\": \"%s\"".formatted(encoding, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pan    | "DIGITS", "pad": "F"  | 5A089999990000000006 | 9999990000000006
            pan    | "DIGITS", "pad": "F"  | 5A0A8999999990000000000F | 8999999990000000000
            number | "DIGITS", "pad": "F"  | 5A05123456782F | 123456782
            number | "DIGITS", "pad": "0"  | 5A051234567820 | 123456782
            number | "DIGITS", "pad": "0"  | 5A051234567800 | 123456780
            even   | "DIGITS"              | 5A021230       | 1230
            code   | "ASCII", "pad": "20"  | 5A054142202020 | AB
            code   | "ASCII", "pad": "00"  | 5A0441420000   | AB
            code   | "ASCII"               | 5A0441422020   | 'AB  '
            name   | "UTF8"                | 5A04CE96C3AB   | Ζë
            """)
    void decodesWhatTheCardTypeEncodes(String value, String encoding, String answer, String expected) {
        assertThat(told(of(value, encoding), answer + "9000")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another status word            | pan    | "DIGITS", "pad": "F" | 5A089999990000000006 | 6283
            a wrong check digit            | pan    | "DIGITS", "pad": "F" | 5A089999990000000007 | 9000
            half-bytes that are no digits  | pan    | "DIGITS", "pad": "F" | 5A08999999A000000006 | 9000
            too short                      | number | "DIGITS", "pad": "F" | 5A0412345678         | 9000
            another pad                    | number | "DIGITS", "pad": "F" | 5A05123456782E       | 9000
            another data object            | pan    | "DIGITS", "pad": "F" | 57089999990000000006 | 9000
            data that break off            | pan    | "DIGITS", "pad": "F" | 5A0899999900000000   | 9000
            nothing                        | pan    | "DIGITS", "pad": "F" | ''                   | 9000
            an empty value                 | pan    | "DIGITS", "pad": "F" | 5A00                 | 9000
            a byte that is no ASCII        | code   | "ASCII"              | 5A034142C1           | 9000
            half a character               | name   | "UTF8"               | 5A0241C3             | 9000
            only a pad                     | code   | "ASCII", "pad": "20" | 5A022020             | 9000
            """)
    void tellsNothingWhereThereIsNoSuchValue(
            String what, String value, String encoding, String data, String statusWord) {
        assertThat(told(of(value, encoding), data + statusWord)).as(what).isNull();
    }

    @Test
    void tellsNothingOfACardThatWasNotAsked() {
        RecordReadout readout = read(of("pan", "\"DIGITS\", \"pad\": \"F\""));

        assertThat(readout.valueIn(List.of(), Objects.requireNonNull(VALUES.get("pan"))))
                .isNull();
    }

    @Test
    void findsAValueAtItsPosition() {
        String fields = "\"in\": \"record\", \"from\": 1, \"length\": 2, \"encoding\": \"DIGITS\", \"value\": \"even\"";

        assertThat(told(fields, "FF1234569000")).isEqualTo("1234");
        assertThat(told(fields, "FF129000")).as("too short an answer").isNull();
    }

    @Test
    void findsAValueWithinDataObjects() {
        String fields =
                "\"in\": \"record\", \"path\": [\"70\", \"DF23\"], \"encoding\": \"DIGITS\", \"value\": \"even\"";

        assertThat(told(fields, "70095F200141DF230212349000")).isEqualTo("1234");
        assertThat(told(fields, "DF230212349000")).as("not where it should be").isNull();
    }

    @Test
    void namesThePinThatIsWantedBeforeAReadout() {
        String pin = "\"pin\": {\"before\": \"record\", \"reference\": \"81\", \"format\": \"ASCII\"}, ";

        assertThat(read(pin + of("even", "\"DIGITS\"")).pin()).isEqualTo(new PinEntry("record", 0x81, PinFormat.ASCII));
        assertThat(read(of("even", "\"DIGITS\"")).pin()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "pin": {"before": "other", "reference": "81", "format": "ASCII"}, "in": "record" | record.pin.before: must be the name
            "pin": {"before": "record", "reference": "181", "format": "ASCII"}, "in": "record" | record.pin.reference: must be 1 to 1
            "pin": {"before": "record", "reference": "81", "format": "BCD"}, "in": "record" | record.pin.format: must be one of
            "pin": {"before": "record", "reference": "81", "format": "ASCII", "tries": 3}, "in": "record" | record.pin.tries: is unknown
            "in": "other", "path": "5A", "encoding": "DIGITS", "pad": "F", "value": "pan" | record.in: must be the name
            "in": "record", "encoding": "DIGITS", "value": "pan"                        | record.path: or from and length
            "in": "record", "path": "5A", "from": 0, "length": 1, "encoding": "DIGITS", "value": "pan" | record.path: or from
            "in": "record", "from": 0, "encoding": "DIGITS", "value": "pan"             | record.length: is missing
            "in": "record", "path": "5F", "encoding": "DIGITS", "value": "pan"          | record.path: has what is no tag
            "in": "record", "path": "5A", "encoding": "BCD", "value": "pan"             | record.encoding: must be one of
            "in": "record", "path": "5A", "encoding": "DIGITS", "value": "none"         | record.value: there is no value none
            "in": "record", "path": "5A", "encoding": "DIGITS", "value": "name"         | record.value: of type TEXT does not come back
            "in": "record", "path": "5A", "encoding": "ASCII", "value": "name"          | record.value: of type TEXT does not come back
            "in": "record", "path": "5A", "encoding": "DIGITS", "value": "birthDate"    | record.value: of type DATE does not come back
            "in": "record", "path": "5A", "encoding": "UTF8", "value": "photo"          | record.value: of type PHOTO does not come back
            "in": "record", "path": "5A", "encoding": "DIGITS", "pad": "0", "value": "pan" | record.pad: is F, or 0
            "in": "record", "path": "5A", "encoding": "ASCII", "pad": "F", "value": "code" | record.pad: is F, or 0
            "in": "record", "path": "5A", "encoding": "UTF8", "pad": "20", "value": "name" | record.pad: is F, or 0
            "in": "record", "path": "5A", "encoding": "UTF8", "value": "name", "more": 1 | record.more: is unknown
            """)
    void refusesWhatCouldNotBeDecoded(String fields, String complaint) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> read(fields))
                .withMessageContaining(complaint);
    }
}
