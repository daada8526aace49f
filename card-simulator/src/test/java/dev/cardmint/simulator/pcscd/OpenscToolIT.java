package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.simulator.birth.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class OpenscToolIT {

    private static final String INFORMATION =
            "6F19" + "8408A000000151000000" + "A50D" + "9F6E0643AD4D010001" + "9F6501FF";
    private static final String CPLC = "9F7F2A43AD4D010001621000000000ED8F01DBE414" + "00".repeat(24);
    private static final String KEY_TEMPLATE = "E012" + "C00401018810" + "C00402018810" + "C00403018810";
    private static final String RECOGNITION = "6631" + "732F" + "06072A864886FC6B01" + "600C060A2A864886FC6B02020301"
            + "630906072A864886FC6B03" + "640B06092A864886FC6B040370";

    private final OpenscTool tool = new OpenscTool(SharedReaders.get().socket());

    @Test
    void listsTheReadersAndSeesTheCard() throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().create())) {
            assertThat(tool.run("-l").lines())
                    .anyMatch(line -> line.matches("0 +Yes +Virtual PCD 00 00"))
                    .anyMatch(line -> line.matches("1 +No +Virtual PCD 00 01"));
            assertThat(card.commands()).as("a list asks the card nothing").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"T1,3b:88:01:43:41:52:44:4d:49:4e:54:83", "T0,3b:08:43:41:52:44:4d:49:4e:54"})
    void printsTheAnswerToReset(Protocol protocol, String atr) throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().protocol(protocol).create())) {
            assertThat(tool.run("-r", "0", "-a").lines()).containsExactly(atr);
            assertThat(card.commands()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void getsTheSameAnswersOverBothProtocols(Protocol protocol) throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().protocol(protocol).create())) {
            assertThat(tool.send(
                            "00A4040000",
                            "00A4040008A00000015100000000",
                            "80CA9F7F00",
                            "80CA9F7F2D",
                            "80CA006600",
                            "80CA00E000",
                            "80CA004200",
                            "80CA004500",
                            "80CA00C100"))
                    .containsExactly(
                            "9000" + INFORMATION,
                            "9000" + INFORMATION,
                            "9000" + CPLC,
                            "9000" + CPLC,
                            "9000" + RECOGNITION,
                            "9000" + KEY_TEMPLATE,
                            "9000" + "4203999999",
                            "9000" + "450A" + TestBlanks.KDD,
                            "9000" + "C103000000");
            assertThat(card.commands()).hasSizeGreaterThanOrEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void getsTheReasonOfEveryRefusal(Protocol protocol) throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().protocol(protocol).create())) {
            assertThat(tool.send(
                            "00A4040005A00000000900",
                            "80CAFFFF00",
                            "80CA2F0100",
                            "80F28002024F0000",
                            "80FE0000",
                            "00FE0000",
                            "00A4990000",
                            "D0CA9F7F00",
                            "8482010010" + "00".repeat(16)))
                    .containsExactly("6A82", "6A88", "6A88", "6982", "6D00", "6D00", "6A86", "6881", "6985");
            assertThat(card.commands()).hasSize(9);
        }
    }

    @Test
    void fetchesTheAnswerOfACardThatSpeaksT0() throws Exception {
        try (var card =
                new CardForTools(TestBlanks.blank().protocol(Protocol.T0).create())) {
            assertThat(tool.send("00A4040008A00000015100000000")).containsExactly("9000" + INFORMATION);

            assertThat(card.commands())
                    .as("61xx, then GET RESPONSE with that length (ISO/IEC 7816-3, 10.3)")
                    .containsExactly("00A4040008A000000151000000", "00C000001B");
        }
    }

    @Test
    void repeatsACommandWithTheLengthThatACardOfT0Names() throws Exception {
        try (var card =
                new CardForTools(TestBlanks.blank().protocol(Protocol.T0).create())) {
            assertThat(tool.send("80CA9F7F05")).containsExactly("9000" + CPLC);

            assertThat(card.commands())
                    .as("6Cxx, then the same with xx (ISO/IEC 7816-3, 10.3)")
                    .containsExactly("80CA9F7F05", "80CA9F7F2D");
        }
    }

    @Test
    void sendsACommandToACardOfT1Once() throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().create())) {
            tool.send("00A4040008A00000015100000000", "80CA9F7F00");

            assertThat(card.commands()).containsExactly("00A4040008A00000015100000000", "80CA9F7F00");
        }
    }

    @Test
    void opensAndClosesALogicalChannel() throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().create())) {
            assertThat(tool.send("0070000001", "01A4040000", "81CA00C100", "0070800100", "81CA00C100"))
                    .containsExactly("900001", "9000" + INFORMATION, "9000C103000000", "9000", "6881");
            assertThat(card.commands()).hasSize(5);
        }
    }

    @Test
    void survivesTheDriversThatOpenscTries() throws Exception {
        try (var card = new CardForTools(TestBlanks.blank().create())) {
            tool.run("-r", "0", "-n");

            assertThat(card.commands())
                    .as("what some fifty kinds of cards would answer")
                    .hasSizeGreaterThan(20);
            assertThat(tool.send("00A4040000")).containsExactly("9000" + INFORMATION);
        }
    }
}
