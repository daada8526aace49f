package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.card.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a GlobalPlatform host tool sends to a blank with test keys, from its first look to content and keys. */
@Timeout(120)
class HostToolIT {

    private static final String SECURITY_DOMAIN = "A000000151000000";
    private static final String PAYMENT_PACKAGE = "F043415244504159";
    private static final String NEW_KEY = "000102030405060708090A0B0C0D0E0F";

    private CardForTools card;
    private HostTool tool;

    @BeforeEach
    void insert() throws Exception {
        card = new CardForTools(TestBlanks.blank().create());
        tool = new HostTool(card.reader());
    }

    @AfterEach
    void remove() throws Exception {
        tool.close();
        card.close();
    }

    @Test
    void looksAtACardBeforeItAuthenticates() throws Exception {
        assertThat(tool.atr()).isEqualTo("3B8801434152444D494E5483");
        assertThat(tool.transmit("00A4040000"))
                .startsWith("6F198408" + SECURITY_DOMAIN)
                .endsWith("9000");
        assertThat(tool.transmit("80CA9F7F00"))
                .startsWith("9F7F2A43AD4D")
                .endsWith("9000")
                .hasSize(94);
        assertThat(tool.transmit("80CA004200")).as("IIN").isEqualTo("42039999999000");
        assertThat(tool.transmit("80CA004500")).as("CIN").isEqualTo("450A" + TestBlanks.KDD + "9000");
        assertThat(tool.transmit("80CA006600"))
                .startsWith("6631732F06072A864886FC6B01")
                .endsWith("640B06092A864886FC6B0403709000");
        assertThat(tool.transmit("80CA006700")).startsWith("67").endsWith("9000");
        assertThat(tool.transmit("80CA00E000")).isEqualTo("E012C00401018810C00402018810C004030188109000");
        assertThat(tool.transmit("80CA00C100")).isEqualTo("C1030000009000");
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "51"})
    void opensAChannelWithTestKeysAtEachLevel(int level) throws Exception {
        tool.transmit("00A4040000");

        String answer = tool.authenticate(TestBlanks.KEY, level);

        assertThat(answer)
                .as("key version 01, SCP03, i=70")
                .startsWith(TestBlanks.KDD + "010370")
                .hasSize(68);
        assertThat(tool.send("80F28002024F0000"))
                .startsWith("E3")
                .contains("4F08" + SECURITY_DOMAIN)
                .endsWith("9000");
        assertThat(tool.send("80CA00C100")).as("the sequence counter").isEqualTo("C1030000019000");
    }

    @Test
    void listsWhatIsOnTheCard() throws Exception {
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 1);

        assertThat(tool.send("80F28002024F0000")).matches("E3..4F08" + SECURITY_DOMAIN + "9F700101C5039EFE80.*9000");
        assertThat(tool.send("80F24002024F0000")).as("no application yet").isEqualTo("6A88");
        assertThat(tool.send("80F22002024F0000"))
                .contains("4F08" + PAYMENT_PACKAGE)
                .endsWith("9000");
        assertThat(tool.send("80F21002024F0000"))
                .contains("4F08" + PAYMENT_PACKAGE, "8409F04341524450415901")
                .endsWith("9000");
    }

    @Test
    void asksInTheOldFormWhereACardRefusesTheNewOne() throws Exception {
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 1);

        assertThat(tool.send("80F28000024F0000"))
                .startsWith("08" + SECURITY_DOMAIN + "01")
                .endsWith("9000");
    }

    @Test
    void loadsAPackageInstallsFromItAndDeletesBoth() throws Exception {
        String packageAid = "D27600012401";
        String moduleAid = "D2760001240101";
        Bytes file = new Tlv(
                        0xC4,
                        CapBuilder.of(packageAid, 1, 2)
                                .applet(moduleAid)
                                .code(400)
                                .build())
                .encode();
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 0x33);

        assertThat(tool.send("80E602001306" + packageAid + "08" + SECURITY_DOMAIN + "00000000"))
                .isEqualTo("009000");
        load(file);
        assertThat(tool.send("80F21002024F0000")).contains("4F06" + packageAid, "8407" + moduleAid);
        String install = "06" + packageAid + "07" + moduleAid + "07" + moduleAid + "0100" + "02C900" + "00";
        assertThat(tool.send("80E60C00%02X".formatted(install.length() / 2) + install + "00"))
                .isEqualTo("009000");
        assertThat(tool.send("80F24002024F0000"))
                .contains("4F07" + moduleAid + "9F700107")
                .endsWith("9000");
        assertThat(tool.send("80E40000084F06" + packageAid + "00")).as("in use").isEqualTo("6985");
        assertThat(tool.send("80E40080084F06" + packageAid + "00")).isEqualTo("009000");
        assertThat(tool.send("80F24002024F0000")).isEqualTo("6A88");
        assertThat(tool.send("80F21002024F0000")).doesNotContain(packageAid);
    }

    private void load(Bytes file) throws Exception {
        int block = 0;
        for (int at = 0; at < file.size(); at += 223) {
            int end = Math.min(file.size(), at + 223);
            String data = file.slice(at, end).toHex();
            assertThat(tool.send(
                            "80E8%02X%02X%02X".formatted(end == file.size() ? 0x80 : 0, block, end - at) + data + "00"))
                    .as("block %d", block)
                    .isEqualTo(end == file.size() ? "009000" : "9000");
            block++;
        }
    }

    @Test
    void replacesTheKeys() throws Exception {
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 1);

        assertThat(tool.putKey(1, 1, TestBlanks.KEY, NEW_KEY)).matches("01([0-9A-F]{6}){3}9000");

        tool.transmit("00A4040000");
        assertThat(tool.authenticate(NEW_KEY, 0x33)).startsWith(TestBlanks.KDD + "010370");
        assertThat(tool.send("80F28002024F0000")).endsWith("9000");
    }

    @Test
    void addsAKeySetAndDeletesIt() throws Exception {
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 1);

        assertThat(tool.putKey(0, 0x20, TestBlanks.KEY, NEW_KEY))
                .startsWith("20")
                .endsWith("9000");
        assertThat(tool.send("80CA00E000"))
                .contains("C00401018810", "C00401208810")
                .endsWith("9000");
        assertThat(tool.send("80E4000003D2012000")).endsWith("9000");
        assertThat(tool.send("80CA00E000")).isEqualTo("E012C00401018810C00402018810C004030188109000");
    }

    @Test
    void initializesAndSecuresTheCard() throws Exception {
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 0x33);

        assertThat(tool.send("80F0800708" + SECURITY_DOMAIN)).isEqualTo("9000");
        assertThat(tool.send("80F0800F08" + SECURITY_DOMAIN)).isEqualTo("9000");
        assertThat(tool.send("80F28002024F0000")).contains("9F70010F");
        assertThat(tool.send("80F0800108" + SECURITY_DOMAIN)).as("no way back").isEqualTo("6985");
    }

    @Test
    void isRefusedWithAWrongKeyBeforeItTellsTheCard() throws Exception {
        tool.transmit("00A4040000");

        assertThat(catchCryptogram()).contains("card cryptogram");
        assertThat(card.commands()).hasSize(2);
    }

    private String catchCryptogram() throws Exception {
        try {
            tool.authenticate(NEW_KEY, 1);
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void noticesOneBitOfAnRMac() throws Exception {
        remove();
        card = new CardForTools(TestBlanks.blank().create(), Faults.NONE.flipRMac(2));
        tool = new HostTool(card.reader());
        tool.transmit("00A4040000");
        tool.authenticate(TestBlanks.KEY, 0x33);
        assertThat(tool.send("80F28002024F0000")).endsWith("9000");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> tool.send("80F28002024F0000"))
                .withMessageContaining("R-MAC");
    }
}
