package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.Diversification;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import dev.cardmint.simulator.securechannel.MasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSystemReadBackTests {

    private static final String PROFILE = """
            {"fileSystem": {ACCESS "chipNumber": {"df": "5000", "ef": "5001"}, "files": [
              {"df": "5000", "name": "F000000001", "files": [
                {"ef": "5002", "name": "Holder", "structure": "TRANSPARENT", "content": [
                  {"tag": "65", "content": [{"tag": "5B", "name": "Name", "content": [{"utf8": {"from": "name"}}]}]}]},
                {"ef": "5003", "name": "Number", "structure": "TRANSPARENT", "size": 8, "content": [
                  {"digits": [{"from": "number"}]}]},
                {"ef": "5004", "name": "Classes", "structure": "LINEAR_FIXED", "recordSize": 6, "records": [
                  {"content": [{"ascii": {"text": "BOOKS"}}]}, {"content": [{"ascii": {"text": "MEDIA"}}]}]}
              ]}]}}
            """;
    private static final String REQUEST = """
            {"values": {"name": "Zo\\u00eb", "number": "1234"}}
            """;

    private static final String[] ISSUE = {
        "00E0000009620782013883025000",
        "00E000000D620B82010183025001800200" + "0A",
        "00D600000A" + "C1".repeat(10),
        "00E000000D620B82010183025002800200" + "08",
        "00D6000008" + "65065B045A6FC3AB",
        "00E000000D620B82010183025003800200" + "08",
        "00D6000002" + "1234",
        "00E000000D620B82050221000602" + "83025004",
        "00E2000006" + "424F4F4B5300",
        "00E2000006" + "4D4544494100",
    };

    private final SimulatedCard card = BlankFileCard.withoutKey().seed(1).create();

    @AfterEach
    void close() {
        card.close();
    }

    private static MasterKey accessKey() {
        byte[] value = LabAccessKey.VALUE.toByteArray();
        return MasterKey.of(0x01, CardKey.Type.AES, 128, Diversification.NONE, value);
    }

    private void send(String... commands) {
        for (String command : commands) {
            assertThat(card.process(Bytes.ofHex(command)).statusWord())
                    .as(command)
                    .hasToString("9000");
        }
    }

    private ReadBackResult read(String request) throws ReadBackException {
        return ReadBack.of(PROFILE.replace("ACCESS", ""), request, null).read(new InsertedCard(card));
    }

    @Test
    void findsEveryFileAsTheProfileAndTheRequestSay() throws ReadBackException {
        send(ISSUE);

        ReadBackResult result = read(REQUEST);

        assertThat(result.different()).isEmpty();
        assertThat(result.objects()).isEqualTo(4);
        assertThat(result.bytes()).isEqualTo(4 + 2 + 5 + 5);
        assertThat(result.issuerKeysProved()).isFalse();
        assertThat(result.lines().get(0)).isEqualTo("The card can prove nothing; its life cycle is ACTIVATED.");
    }

    @ParameterizedTest
    @CsvSource({
        "00A4000C025000 00A4000C025002 00D600040141, Name",
        "00A4000C025000 00A4000C025003 00D600010100, Number",
        "00A4000C025000 00A4000C025003 00D600070101, Number",
        "00A4000C025000 00A4000C025004 00DC020406424F4F4B5300, 'Classes, record 2'",
        "00A4000C025000 00E40000025001, Number of the chip",
        "00A4000C025000 00E40000025002, Name"
    })
    void namesWhatIsDifferent(String commands, String name) throws ReadBackException {
        send(ISSUE);
        card.reset();
        send(commands.split(" ", -1));

        assertThat(read(REQUEST).different()).containsExactly(name);
    }

    @Test
    void readsACardWithAnAccessKeyOnceItHasProvedIt() throws ReadBackException {
        String keyed = PROFILE.replace("ACCESS", "\"accessKey\": {\"set\": \"access\", \"reference\": \"01\"},");
        try (SimulatedCard guarded =
                BlankFileCard.withKey(1, LabAccessKey.key()).seed(1).create()) {
            ReadBackResult blank = ReadBack.of(keyed, REQUEST, accessKey()).read(new InsertedCard(guarded));
            assertThat(blank.issuerKeysProved()).isTrue();
            assertThat(blank.identical()).isFalse();
        }
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(keyed, REQUEST, accessKey()).read(new InsertedCard(card)))
                .withMessage("The card does not prove the access key");
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(keyed, REQUEST, null))
                .withMessage("Cards of this profile have keys, and none are given to read them with");
        MasterKey other = MasterKey.of(1, CardKey.Type.AES, 128, Diversification.NONE, new byte[16]);
        try (SimulatedCard guarded =
                BlankFileCard.withKey(1, LabAccessKey.key()).create()) {
            assertThatExceptionOfType(ReadBackException.class)
                    .isThrownBy(() -> ReadBack.of(keyed, REQUEST, other).read(new InsertedCard(guarded)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5002, 50, A file of the profile has no identifier",
        "5000, 5, A file of the profile has no identifier",
        "utf8, base32, The profile encodes \"Name\" in an unknown way"
    })
    void saysWhatIsWrongWithAProfile(String good, String bad, String message) {
        String profile = PROFILE.replace("ACCESS", "").replace('"' + good + '"', '"' + bad + '"');

        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(profile, REQUEST, accessKey()))
                .withMessage(message);
    }
}
