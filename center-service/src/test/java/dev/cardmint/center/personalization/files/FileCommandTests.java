package dev.cardmint.center.personalization.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.RecordStructure;
import dev.cardmint.center.profiles.filesystem.SelectAnswer;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;

/** Commands by the tables of ISO/IEC 7816-4 and 7816-9, byte for byte. */
class FileCommandTests {

    private static final FilePath FILE = FilePath.MASTER_FILE.to(0x5000).to(0x5001);

    @Test
    void selectsByPathOrTheMasterFile() {
        assertHex(new SelectFile(FilePath.MASTER_FILE, SelectAnswer.NOTHING).toCommand(), "00A4000C023F00");
        assertHex(new SelectFile(FILE, SelectAnswer.NOTHING).toCommand(), "00A4080C0450005001");
        assertHex(new SelectFile(FILE, SelectAnswer.FCI).toCommand(), "00A4080004" + "50005001" + "00");
    }

    @Test
    void createsADirectory() {
        var parameters =
                FileControlParameters.directory(0x5000, Bytes.ofHex("F0434152444C4942"), Bytes.ofHex("0220"), false);

        assertHex(
                new CreateFile(parameters).toCommand(),
                "00E000001A" + "6218" + "820138" + "83025000" + "8408F0434152444C4942" + "8A0103" + "8C020220");
    }

    @Test
    void createsATransparentFile() {
        assertHex(
                new CreateFile(FileControlParameters.transparent(0x5001, 300, Bytes.EMPTY, true)).toCommand(),
                "00E0000010" + "620E" + "820101" + "83025001" + "8002012C" + "8A0105");
    }

    @Test
    void createsFilesOfRecords() {
        var appended = FileControlParameters.records(0x5004, RecordStructure.LINEAR_VARIABLE, 40, Bytes.EMPTY, true);
        var updated =
                FileControlParameters.emptyRecords(0x5004, RecordStructure.LINEAR_FIXED, 12, 2, Bytes.EMPTY, true);

        assertHex(new CreateFile(appended).toCommand(), "00E000000F" + "620D" + "820404210028" + "83025004" + "8A0105");
        assertHex(
                new CreateFile(updated).toCommand(),
                "00E0000014" + "6212" + "82050221000C02" + "83025004" + "80020018" + "8A0105");
    }

    @Test
    void readsAndWrites() {
        assertHex(new UpdateBinary(0x0123, Bytes.ofHex("AABB")).toCommand(), "00D6012302AABB");
        assertHex(new ReadBinary(0x7FFF, 16).toCommand(), "00B07FFF10");
        assertHex(new AppendRecord(Bytes.ofHex("AABB")).toCommand(), "00E2000002AABB");
        assertHex(new UpdateRecord(3, Bytes.ofHex("AABB")).toCommand(), "00DC030402AABB");
        assertHex(new ReadRecord(3, 2).toCommand(), "00B2030402");
        assertHex(new ActivateFile(FILE).toCommand(), "00440800" + "0450005001");
        assertHex(new DeleteFile(0x5000).toCommand(), "00E40000025000");
    }

    @Test
    void refusesAnOffsetThatWouldNameAnotherFile() {
        for (int offset : new int[] {-1, 0x8000}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ReadBinary(offset, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new UpdateBinary(offset, Bytes.of(1)));
        }
    }

    @Test
    void authenticatesBothSides() {
        Bytes sixteen = Bytes.ofHex("00112233445566778899AABBCCDDEEFF");

        assertHex(new GetChallenge().toCommand(), "0084000010");
        assertHex(new ExternalAuthenticate(1, sixteen).toCommand(), "0082000110" + sixteen.toHex());
        assertHex(
                new InternalAuthenticate(1, sixteen.slice(0, 8)).toCommand(), "0088000108" + "0011223344556677" + "00");
        assertThat(GetChallenge.Response.parse(sixteen).challenge()).isEqualTo(sixteen);
        assertThat(InternalAuthenticate.Response.parse(sixteen).cryptogram()).isEqualTo(sixteen);
    }

    @Test
    void rejectsAnswersOfAnotherLength() {
        for (int length : new int[] {0, 8, 15, 17}) {
            var answer = Bytes.copyOf(new byte[length]);
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> GetChallenge.Response.parse(answer));
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> InternalAuthenticate.Response.parse(answer));
        }
    }

    private static void assertHex(CommandApdu command, String hex) {
        assertThat(command.encode().toHex()).isEqualTo(hex);
    }
}
