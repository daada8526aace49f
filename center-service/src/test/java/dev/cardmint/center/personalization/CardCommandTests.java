package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.keys.EncryptedKeySet;
import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.center.keys.KeyType;
import dev.cardmint.center.personalization.GetStatus.Scope;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published plain commands are those of vectors/commands.txt and vectors/single-values.txt. */
class CardCommandTests {

    private static final Aid APPLICATION = Aid.parse("A000000062030101");

    @Test
    void installsLikeTheCommandThatAPhysicalCardAccepted() {
        var command = new InstallForInstall(
                Aid.parse("D27600012401"),
                Aid.parse("D2760001240102000000000000010000"),
                Aid.parse("D2760001240102000000000000010000"),
                Bytes.ofHex("00"),
                Bytes.ofHex("C900"));

        assertHex(
                command.toCommand(),
                "80E60C002F06D2760001240110D276000124010200000000000001000010D2760001240102000000000000010000010002C90000"
                        + "00");
    }

    @Test
    void installsForPersonalizationAsPublished() {
        assertHex(new InstallForPersonalization(APPLICATION).toCommand(), "80E620000E000008A00000006203010100000000");
    }

    @Test
    void installsForLoadAsPublished() {
        var command = new InstallForLoad(Aid.parse("D27600012401"), Aid.parse("A000000003000000"), Bytes.EMPTY);

        assertHex(command.toCommand(), "80E602001306D2760001240108A00000000300000000000000");
    }

    @Test
    void carriesTheHashOfALoadFileWhereThereIsOne() {
        var command = new InstallForLoad(APPLICATION, APPLICATION, Bytes.ofHex("AB".repeat(32)));

        assertHex(command.toCommand(), "80E602003508A00000006203010108A00000006203010120" + "AB".repeat(32) + "000000");
    }

    @Test
    void extraditesAsPublished() {
        assertHex(
                new InstallForExtradition(Aid.parse("A000000151000000"), APPLICATION).toCommand(),
                "80E610001608A0000001510000000008A00000006203010100000000");
    }

    @Test
    void deletesAsPublished() {
        assertHex(new Delete(APPLICATION, false).toCommand(), "80E400000A4F08A00000006203010100");
        assertHex(new Delete(Aid.parse("A0000000620301"), true).toCommand(), "80E40080094F07A000000062030100");
    }

    @Test
    void marksEncryptedAndLastBlocksInP1() {
        assertThat(storeData(0, false, false)).hasToString("80E20800 Nc=2 Ne=256");
        assertThat(storeData(1, false, true)).hasToString("80E26801 Nc=2 Ne=256");
        assertThat(storeData(254, true, true)).hasToString("80E2E8FE Nc=2 Ne=256");
        assertThat(storeData(255, true, false)).hasToString("80E288FF Nc=2 Ne=256");
    }

    @Test
    void refusesABlockWithoutANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> storeData(256, true, false));
        assertThatIllegalArgumentException().isThrownBy(() -> storeData(-1, true, false));
    }

    private static CommandApdu storeData(int number, boolean last, boolean encrypted) {
        return new StoreData(number, last, encrypted, Bytes.of(1, 2)).toCommand();
    }

    @Test
    void putsAnAesKeySetAsPublished() {
        var keys = new EncryptedKeySet(
                new KeyVersionNumber(0x03),
                List.of(
                        new EncryptedKey(
                                KeyType.AES, Bytes.ofHex("103D0FA4B855D2A5AA4954B8B5DF582A3A"), Bytes.ofHex("C35280")),
                        new EncryptedKey(
                                KeyType.AES, Bytes.ofHex("10790ACCDA858B997029FA9AE50C9CD028"), Bytes.ofHex("013803")),
                        new EncryptedKey(
                                KeyType.AES,
                                Bytes.ofHex("108CAA7F589AA0CEB6350A45E70A6E435B"),
                                Bytes.ofHex("840DE5"))));
        assertHex(
                new PutKey(new KeyVersionNumber(0x01), keys).toCommand(),
                "80D8018146038811103D0FA4B855D2A5AA4954B8B5DF582A3A03C35280881110790ACCDA858B997029FA9AE50C9CD02803"
                        + "0138038811108CAA7F589AA0CEB6350A45E70A6E435B03840DE500");
    }

    @Test
    void putsOneAes192KeyAsPublished() {
        var key = new EncryptedKey(
                KeyType.AES,
                Bytes.ofHex("183D0FA4B855D2A5AA4954B8B5DF582A3A091178493F68BAFFEC01366CE60189E2"),
                Bytes.ofHex("38FCB6"));

        assertHex(
                new PutKey(KeyVersionNumber.DEFAULT, new EncryptedKeySet(new KeyVersionNumber(4), List.of(key)))
                        .toCommand(),
                "80D8000128048821183D0FA4B855D2A5AA4954B8B5DF582A3A091178493F68BAFFEC01366CE60189E20338FCB600");
    }

    @Test
    void expectsVersionAndCheckValuesFromPutKey() {
        var keys = new EncryptedKeySet(
                new KeyVersionNumber(0x31),
                List.of(
                        new EncryptedKey(KeyType.AES, Bytes.ofHex("10" + "00".repeat(16)), Bytes.ofHex("010203")),
                        new EncryptedKey(KeyType.AES, Bytes.ofHex("10" + "00".repeat(16)), Bytes.ofHex("040506"))));
        var putKey = new PutKey(new KeyVersionNumber(0x30), keys);

        assertThat(PutKey.Response.parse(Bytes.ofHex("31010203040506"))).isEqualTo(putKey.expectedResponse());
        assertThat(PutKey.Response.parse(Bytes.ofHex("31010203040507"))).isNotEqualTo(putKey.expectedResponse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3101", "310102", "31010203FF"})
    void rejectsAPutKeyAnswerCutOffAnywhere(String data) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> PutKey.Response.parse(Bytes.ofHex(data)));
    }

    @Test
    void asksForTheRegistryInTlvForm() {
        Aid aid = Aid.parse("D27600012401");

        assertHex(GetStatus.ofCard().toCommand(), "80F28002024F0000");
        assertHex(new GetStatus(Scope.APPLICATIONS, aid).toCommand(), "80F24002084F06D2760001240100");
    }

    @Test
    void readsTheRegistry() {
        Bytes data = Bytes.ofHex("E3144F07A00000015100009F700107C50180EA028000" + "E30C4F06D276000124019F70010F");

        GetStatus.Response response = GetStatus.Response.parse(data);

        assertThat(response.entries())
                .containsExactly(
                        new GetStatus.Entry(Aid.parse("A0000001510000"), 0x07, Bytes.ofHex("80")),
                        new GetStatus.Entry(Aid.parse("D27600012401"), 0x0F, Bytes.EMPTY));
        assertThat(Objects.requireNonNull(response.find(Aid.parse("D27600012401")))
                        .lifeCycle())
                .isEqualTo(0x0F);
        assertThat(response.find(APPLICATION)).isNull();
        assertThat(GetStatus.Response.parse(Bytes.EMPTY).entries()).isEmpty();
    }

    @Test
    void rejectsARegistryCutOffAnywhere() {
        Bytes data = Bytes.ofHex("E3144F07A00000015100009F700107C50180EA028000");
        for (int length = 1; length < data.size(); length++) {
            Bytes cut = data.slice(0, length);
            assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> GetStatus.Response.parse(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E40C4F06D276000124019F70010F",
                "E3059F70020F00",
                "E3084F06D27600012401",
                "E30B4F06D276000124019F7000",
                "E3084F02D2769F70010F"
            })
    void rejectsARegistryEntryWithoutAidOrLifeCycle(String data) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> GetStatus.Response.parse(Bytes.ofHex(data)));
    }

    @Test
    void setsTheStatusOfTheIssuerSecurityDomain() {
        assertHex(new SetStatus(CardLifeCycle.SECURED).toCommand(), "80F0800F00");
    }

    @Test
    void selectsByNameAndGetsData() {
        assertHex(new Select(APPLICATION).toCommand(), "00A4040008A00000006203010100");
        assertHex(new GetData(0x9F7F).toCommand(), "80CA9F7F00");
        assertHex(new GetData(0x66).toCommand(), "80CA006600");
    }

    @Test
    void refusesATagThatGetDataCannotCarry() {
        for (int tag : new int[] {0, -1, 0x10000}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new GetData(tag));
        }
    }

    @Test
    void refusesAFieldThatNeedsALongerLength() {
        var tooLong = Bytes.copyOf(new byte[256]);
        var command = new InstallForInstall(APPLICATION, APPLICATION, APPLICATION, Bytes.of(0), tooLong);

        assertThatIllegalArgumentException().isThrownBy(command::toCommand);
    }

    @Test
    void givesEveryCommandAnLe() {
        var commands = new ArrayList<CommandApdu>(List.of(
                new Select(APPLICATION).toCommand(),
                new SetStatus(CardLifeCycle.INITIALIZED).toCommand(),
                storeData(0, true, false)));
        commands.add(new Delete(APPLICATION, false).toCommand());

        assertThat(commands).allSatisfy(command -> assertThat(command.ne()).isEqualTo(256));
    }

    private static void assertHex(CommandApdu command, String hex) {
        assertThat(command.encode().toHex()).isEqualTo(hex);
    }
}
