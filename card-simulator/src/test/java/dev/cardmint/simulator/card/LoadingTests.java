package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.loadfile.LoadFileHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadingTests {

    private static final String SELF = "F043415244544553";
    private static final String APPLET = SELF + "01";
    private static final Bytes CAP = usual().build();

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    private static CapBuilder usual() {
        return CapBuilder.of(SELF, 1, 2).applet(APPLET).imports("A0000000620101", 1, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100, 231})
    void takesALoadFileCutAnywhere(int blockSize) {
        driver.succeed(forLoad(SELF, ""));
        ResponseApdu answer = driver.load(CAP, blockSize);

        assertThat(answer.encode().toHex()).isEqualTo("009000");
        assertThat(driver.send("80F21002084F06F04341524454").encode().toHex())
                .isEqualTo("E3274F08" + SELF + "9F700101" + "CE020102" + "8409" + APPLET + "CC08A000000151000000"
                        + "9000");
    }

    @Test
    void installsWhatHasBeenLoaded() {
        String install = lc("80E60C00", "08" + SELF + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00");
        driver.refused(install, 0x6A88);
        driver.succeed(forLoad(SELF, ""));
        driver.load(CAP, 200);

        driver.succeed(install);

        assertThat(card.process(CardDriver.command(lc("00A40400", APPLET) + "00"))
                        .encode()
                        .toHex())
                .isEqualTo("6F0D8409" + APPLET + "A500" + "9000");
        assertThat(card.process(CardDriver.command("80A8000000")).encode().toHex())
                .isEqualTo("6D00");
    }

    @Test
    void keepsTheLoadFileWithTheCard() throws Exception {
        driver.succeed(forLoad(SELF, ""));
        driver.load(CAP, 200);
        driver.succeed(lc("80E60C00", "08" + SELF + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"));

        CardState again = CardState.decode(card.encodedState());

        assertThat(again.encode()).isEqualTo(card.encodedState());
        assertThat(again.applications()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "F0434152,'',,,,6A80", // no AID
        "F043415244504159,'',,,,6985", // the AID of a package in ROM
        "A000000151000000,'',,,,6985", // the AID of the security domain
        "F043415244544553,A000000151000001,,,,6A88", // another security domain
        "F043415244544553,'',0102030405,,,6A80", // a hash of no algorithm
        "F043415244544553,'',,C900,,6A80", // parameters for an application
        "F043415244544553,'',,EF03C70100,,6A80", // a size of one byte
        "F043415244544553,'',,EF06C60400100000,,6A84", // more code than there is memory
        "F043415244544553,'',,EF0CC6040000F000C8040000F000,,6A84", // code and data together
        "F043415244544553,'',,EF04C7027FFF,,6A84", // more volatile memory than there is
        "F043415244544553,'',,EF04C1021234,,6A80", // what this card does not know
        "F043415244544553,'',,EF05C602,,6A80", // no TLV
        "F043415244544553,'',,,01,6A80" // a token
    })
    void refusesALoadThatCannotWork(
            String aid, String domain, String hash, String parameters, String token, String status) {
        String data = field(aid) + field(domain) + field(hash) + field(parameters) + field(token);

        driver.refused(lc("80E60200", data), Integer.parseInt(status, 16));
        driver.refused(CardDriver.load(0x80, 0, CAP), 0x6985);
    }

    private static String field(String content) {
        return content == null ? "00" : "%02X".formatted(content.length() / 2) + content;
    }

    @Test
    void takesParametersThatItCanHonour() {
        driver.succeed(lc("80E60200", "08" + SELF + "08A000000151000000" + "00" + "0AEF08C6020100C7020010" + "00"));
        assertThat(driver.load(CAP, 200).statusWord()).hasToString("9000");
    }

    @Test
    void refusesFieldsThatAreNotFive() {
        driver.refused(lc("80E60200", "08" + SELF + "00000000" + "00"), 0x6A80);
        driver.refused(lc("80E60200", "08" + SELF + "000000"), 0x6A80);
    }

    @Test
    void refusesInstallsInSeveralCommandsAndUnknownProcesses() {
        driver.refused(lc("80E68200", "08" + SELF + "00000000"), 0x6A86);
        driver.refused(lc("80E60201", "08" + SELF + "00000000"), 0x6A86);
        driver.refused(lc("80E60E00", "08" + SELF + "00000000"), 0x6A86);
        driver.refused(lc("80E60600", "08" + SELF + "00000000"), 0x6A86);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 28, 32, 48, 64})
    void comparesTheHashOfEveryLength(int size) {
        Bytes hash = LoadFileHash.of(CAP, size);
        driver.succeed(forLoad(SELF, hash.toHex()));
        assertThat(driver.load(CAP, 200).statusWord()).hasToString("9000");

        CardDriver other = CardDriver.open(CardDriver.blank()::process, CardDriver.transport());
        other.succeed(forLoad(SELF, hash.slice(0, size - 1).toHex() + "%02X".formatted(hash.unsigned(size - 1) ^ 1)));
        assertThat(other.load(CAP, 200).statusWord()).hasToString("6A80");
        other.refused("80F220020A4F08" + SELF, 0x6A88);
    }

    @Test
    void refusesAPackageOfAnotherName() {
        driver.succeed(forLoad(SELF + "02", ""));

        assertThat(driver.load(CAP, 200).statusWord()).hasToString("6A80");
        driver.refused("80F220020A4F08" + SELF, 0x6A88);
    }

    @Test
    void refusesAPackageOfThePlatformsName() {
        driver.succeed(forLoad("A0000000620101", ""));
        Bytes fake = CapBuilder.of("A0000000620101", 1, 0).build();

        assertThat(driver.load(fake, 200).statusWord()).hasToString("6A80");
    }

    @ParameterizedTest
    @CsvSource({
        "A0000000620101,1,6,9000",
        "A0000000620101,1,7,6A88",
        "A0000000620101,2,0,6A88",
        "A00000015100,1,0,9000",
        "A0000000629999,1,0,6A88",
        "F04341524454455399,1,0,6A88",
        "F043415244504159,1,0,9000"
    })
    void linksAgainstThePlatformAndWhatIsLoaded(String imported, int major, int minor, String status) {
        Bytes file = CapBuilder.of(SELF, 1, 0)
                .applet(APPLET)
                .imports(imported, major, minor)
                .build();
        driver.succeed(forLoad(SELF, ""));

        assertThat(driver.load(file, 200).statusWord()).hasToString(status);
    }

    @Test
    void refusesToLoadWhatIsLoaded() {
        driver.succeed(forLoad(SELF, ""));
        driver.load(CAP, 200);

        driver.refused(forLoad(SELF, ""), 0x6985);
    }

    @Test
    void refusesBlocksOutOfOrderAndEndsTheLoad() {
        driver.succeed(forLoad(SELF, ""));
        Bytes file = new Tlv(0xC4, CAP).encode();
        driver.succeed(CardDriver.load(0x00, 0, file.slice(0, 50)));

        driver.refused(CardDriver.load(0x00, 0, file.slice(50, 60)), 0x6A86);
        driver.refused(CardDriver.load(0x00, 1, file.slice(50, 60)), 0x6985);
    }

    @ParameterizedTest
    @CsvSource({
        "80,C403010203,6A80", // no CAP file
        "80,C4820100,6A80", // the end before all has come
        "00,C40101FF,6A80", // more than was said
        "00,D403010203,6A80", // a ciphered load file
        "00,C4840001,6A80", // a length of four bytes
        "00,C483014000,6A84", // more than there is memory
        "80,E2054F03A00000C403010203,6A80", // a signature that is none
        "01,C403010203,6A86",
        "80,'',6A80"
    })
    void refusesALoadFileThatCannotBe(String p1, String data, String status) {
        driver.succeed(forLoad(SELF, ""));
        driver.refused(CardDriver.load(Integer.parseInt(p1, 16), 0, Bytes.ofHex(data)), Integer.parseInt(status, 16));
        driver.refused(CardDriver.load(0x80, 1, CAP), 0x6985);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA9F7F00", "80F28002024F0000", "80F08007", "80E40000074F05F000000000"})
    void endsALoadWithAnyOtherCommand(String command) {
        driver.succeed(forLoad(SELF, ""));
        Bytes file = new Tlv(0xC4, CAP).encode();
        driver.succeed(CardDriver.load(0x00, 0, file.slice(0, 50)));

        driver.send(command);

        driver.refused(CardDriver.load(0x80, 1, file.slice(50, file.size())), 0x6985);
        driver.refused("80F220020A4F08" + SELF, 0x6A88);
        driver.succeed(forLoad(SELF, ""));
        assertThat(driver.load(CAP, 200).statusWord()).hasToString("9000");
    }

    @Test
    void loadsAndInstallsInOneProcessOrNotAtAll() {
        driver.succeed(forLoad(SELF, "").replace("80E60200", "80E60E01"));
        driver.load(CAP, 200);
        driver.refused(lc("80E60E03", "00" + "09" + APPLET + "09" + APPLET + "0180" + "02C900" + "00"), 0x6A80);
        driver.refused("80F220020A4F08" + SELF, 0x6A88);

        driver.succeed(forLoad(SELF, "").replace("80E60200", "80E60E01"));
        driver.load(CAP, 200);
        driver.succeed(lc("80E60E03", "00" + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"));
        driver.succeed("80F220020A4F08" + SELF);
        assertThat(card.applications()).hasSize(1);
    }

    @Test
    void endsACombinedProcessWithItsLastInstallOnly() {
        driver.succeed(forLoad(SELF, "").replace("80E60200", "80E60E01"));
        driver.load(CAP, 200);
        driver.refused(lc("80E60C00", "08" + SELF + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"), 0x6A88);

        driver.refused(lc("80E60E03", "00" + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"), 0x6985);
    }

    @Test
    void takesOneLogicalChannelsLoadAtATime() {
        card.process(CardDriver.command("0070000001"));
        CardDriver other = CardDriver.open(
                command -> card.process(new CommandApdu(
                        command.cla() | 1, command.ins(), command.p1(), command.p2(), command.data(), command.ne())),
                CardDriver.transport());
        driver.succeed(forLoad(SELF, ""));
        other.succeed(forLoad(SELF, ""));
        assertThat(other.load(CAP, 200).statusWord()).hasToString("9000");

        assertThat(driver.load(CAP, 200).statusWord()).hasToString("6985");
        driver.succeed("80E400000A4F08" + SELF);
        driver.refused("80E400000A4F08" + SELF, 0x6A88);
    }

    @Test
    void forgetsACombinedProcessThatAnotherCommandInterrupts() {
        driver.succeed(forLoad(SELF, "").replace("80E60200", "80E60E01"));
        driver.load(CAP, 200);
        driver.succeed("80CA9F7F00");

        driver.refused(lc("80E60E03", "00" + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"), 0x6985);
        driver.refused("80F220020A4F08" + SELF, 0x6A88);
    }

    @Test
    void refusesToDeleteWhatIsUsedOrImported() {
        String library = SELF + "99";
        driver.succeed(forLoad(library, ""));
        driver.load(CapBuilder.of(library, 1, 3).build(), 200);
        driver.succeed(forLoad(SELF, ""));
        Bytes user =
                CapBuilder.of(SELF, 1, 0).applet(APPLET).imports(library, 1, 2).build();
        assertThat(driver.load(user, 200).statusWord()).hasToString("9000");
        driver.succeed(lc("80E60C00", "08" + SELF + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"));

        driver.refused("80E400000B4F09" + library, 0x6985);
        driver.refused("80E400800B4F09" + library, 0x6985);
        driver.refused("80E400000A4F08" + SELF, 0x6985);
        driver.succeed("80E400800A4F08" + SELF);
        assertThat(card.applications()).isEmpty();
        driver.succeed("80E400000B4F09" + library);
        driver.refused("80F220020B4F09" + library, 0x6A88);
    }

    @Test
    void deletesALoadFileWithoutInstances() {
        driver.succeed(forLoad(SELF, ""));
        driver.load(CAP, 200);

        assertThat(driver.send("80E400000A4F08" + SELF).encode().toHex()).isEqualTo("009000");
        driver.refused("80E400000A4F08" + SELF, 0x6A88);
    }

    @Test
    void leavesNothingOfALoadThatWasInterruptedByAReset() {
        byte[] before = card.encodedContent();
        driver.succeed(forLoad(SELF, ""));
        Bytes file = new Tlv(0xC4, CAP).encode();
        driver.succeed(CardDriver.load(0x00, 0, file.slice(0, 100)));
        card.reset();

        CardDriver.open(card::process, CardDriver.transport())
                .refused(CardDriver.load(0x80, 1, file.slice(100, file.size())), 0x6985);
        assertThat(card.encodedContent()).isEqualTo(before);
    }

    private static String forLoad(String aid, String hash) {
        return CardDriver.installForLoad(aid, hash);
    }
}
