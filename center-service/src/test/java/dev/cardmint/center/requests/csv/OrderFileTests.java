package dev.cardmint.center.requests.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cardmint.center.notices.GivenContact;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTests {

    private static final List<String> VALUES = List.of("name", "city");

    @Test
    void readsALinePerOrder() {
        OrderFile file = read("orderId,name,city\n1,Zoë,Göteborg\n2,佐藤,東京\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.lines())
                .containsExactly(
                        new OrderLine(2, "1", Map.of("name", "Zoë", "city", "Göteborg"), null),
                        new OrderLine(3, "2", Map.of("name", "佐藤", "city", "東京"), null));
    }

    @Test
    void readsWhereHoldersWantToBeTold() {
        OrderFile file = read("orderId,contact.email,name,city,contact.language\n1,a@b.org,Ann,Oslo,de\n2,,Bo,Oslo,\n");

        assertThat(file.lines())
                .extracting(OrderLine::contact)
                .containsExactly(new GivenContact("a@b.org", "de"), null);
        assertThat(file.lines().get(0).values()).containsOnlyKeys("name", "city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city,orderId,name\nOslo,1,Ann\n",
                "city,orderId,name\r\nOslo,1,Ann\r\n",
                "city,orderId,name\rOslo,1,Ann\r",
                "city;orderId;name\nOslo;1;Ann",
                "city;orderId;name\rOslo;1;Ann",
                "\uFEFFcity,orderId,name\nOslo,1,Ann\n",
                "\uFEFF\"city\";\"orderId\";\"name\"\r\n\"Oslo\";\"1\";\"Ann\"\r\n",
                "city,orderId,name\n\n  \nOslo,1,Ann\n,,\n\n"
            })
    void readsWhatOfficeProgramsWrite(String text) {
        assertThat(read(text).lines()).extracting(OrderLine::orderId).containsExactly("1");
        assertThat(read(text).lines())
                .extracting(OrderLine::values)
                .containsExactly(Map.of("name", "Ann", "city", "Oslo"));
    }

    @Test
    void takesTheSeparatorOfTheHeaderNotOfALine() {
        assertThat(read("orderId,name,city\n1,Ann;Bo,Oslo\n").lines().get(0).values())
                .containsEntry("name", "Ann;Bo");
        assertThat(read("orderId;name;city\n1;Ann, Bo;Oslo\n").lines().get(0).values())
                .containsEntry("name", "Ann, Bo");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        OrderFile file = read("orderId,name,city\n1,\"Ann\r\nAnderson\n\",Oslo\n\n2,Bo,Rome\n3,C\n");

        assertThat(file.lines()).extracting(OrderLine::number).containsExactly(2, 6);
        assertThat(file.lines().get(0).values()).containsEntry("name", "Ann\nAnderson\n");
        assertThat(file.problems()).containsExactly(new LineProblem(7, "", "has 2 cells where the header has 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "#comment"})
    void takesFormulasAndMarkupForTheTextThatTheyAre(String cell) {
        assertThat(read("orderId,name,city\n1,%s,Oslo\n".formatted(cell))
                        .lines()
                        .get(0)
                        .values())
                .containsEntry("name", cell);
    }

    @Test
    void unquotesQuotes() {
        assertThat(read("orderId,name,city\n1,\"Ann \"\"Ace\"\" A.\",Oslo\n")
                        .lines()
                        .get(0)
                        .values())
                .containsEntry("name", "Ann \"Ace\" A.");
    }

    @Test
    void leavesOutCellsThatAreEmpty() {
        assertThat(read("orderId,name,city\n,,Oslo\n").lines())
                .containsExactly(new OrderLine(2, "", Map.of("city", "Oslo"), null));
    }

    @Test
    void namesEveryLineWithTooFewOrTooManyCells() {
        OrderFile file = read("orderId,name,city\n1,Ann\n2,Bo,Rome\n3,C,Rome,more\n");

        assertThat(file.lines()).extracting(OrderLine::orderId).containsExactly("2");
        assertThat(file.problems())
                .containsExactly(
                        new LineProblem(2, "", "has 2 cells where the header has 3"),
                        new LineProblem(4, "", "has 4 cells where the header has 3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orderId,name                    | city: has no column
            name,city                       | orderId: has no column
            orderId,name,city,photo         | column 4: cannot be sent in a file: order cards with photos one by one
            orderId,name,city,name          | column 4: has the same name as column 2
            orderId,name,city,Ann Planted   | column 4: is no value of this card type
            orderId,name,city,              | column 4: is no value of this card type
            orderId,name,City               | column 3: is no value of this card type; city: has no column
            orderId,name, city              | column 3: is no value of this card type; city: has no column
            orderId\tname\tcity             | column 1: is no value of this card type; orderId: has no column; name: has no column; city: has no column
            1,Ann Planted,Oslo              | column 1: is no value of this card type; column 2: is no value of this card type; column 3: is no value of this card type; orderId: has no column; name: has no column; city: has no column
            """)
    void namesWhatIsWrongWithTheHeaderAndNeverRepeatsIt(String header, String problems) {
        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> read(header + "\n1,Ann,Oslo\n"));

        assertThat(refusal.fields().stream().map(field -> field.field() + ": " + field.message()))
                .containsExactly(problems.split("; "));
        assertThat(refusal.fields().toString()).doesNotContain("Planted");
    }

    @Test
    void namesNoMoreColumnsThanAnybodyReads() {
        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> read("x,".repeat(10_000)));

        assertThat(refusal.fields()).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "  \n", "\norderId,name,city\n1,Ann,Oslo\n", "\"\"\n", ",,\n"})
    void refusesAFileWithoutAHeader(String text) {
        assertRefused(text, "The file has no header in its first line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId,name,city", "orderId,name,city\n", "orderId,name,city\n\n,,\n"})
    void refusesAFileWithoutALine(String text) {
        assertRefused(text, "The file has no line behind its header.");
    }

    @Test
    void refusesAQuoteThatNothingCloses() {
        assertRefused(
                "orderId,name,city\n1,Ann,Oslo\n2,\"Bo,Rome\n3,C,Paris\n",
                "Line 3 opens a quoted cell that nothing closes.");
        assertRefused("\"orderId,name,city\n1,Ann,Oslo\n", "Line 1 opens a quoted cell that nothing closes.");
        assertRefused("orderId,name,city\n1,Ann,\"", "Line 2 opens a quoted cell that nothing closes.");
    }

    @Test
    void refusesTextBehindAClosingQuote() {
        assertRefused(
                "orderId,name,city\n1,\"Ann\n\",Oslo\n2,\"Bo\"by,Rome\n",
                "Line 4 cannot be read: a quoted cell goes on behind its closing quote, or there are too many cells.");
    }

    @Test
    void refusesALineOfNothingButCells() {
        assertRefused(
                "orderId,name,city\n1" + ",".repeat(20_000),
                "Line 2 cannot be read: a quoted cell goes on behind its closing quote, or there are too many cells.");
    }

    @Test
    void readsACellOfAMegabyte() {
        String large = "A".repeat(2_000_000);

        assertThat(read("orderId,name,city\n1,%s,Oslo\n".formatted(large))
                        .lines()
                        .get(0)
                        .values())
                .containsEntry("name", large);
    }

    @Test
    void takesTenThousandLinesAndNoMore() {
        String lines = "orderId,name,city\n" + "1,Ann,Oslo\n".repeat(10_000);

        assertThat(read(lines).lines()).hasSize(10_000);
        assertRefused(lines + "1,Ann\n", "The file has more than 10,000 lines. Send it in parts.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void refusesOtherEncodingsAndNamesTheLine(String charset) {
        byte[] file = "orderId,name,city\n1,Ann,Oslo\n2,Zoë,Göteborg\n".getBytes(Charset.forName(charset));

        assertRefused(
                file,
                "Line 3 is not UTF-8; it looks like Windows-1252 or ISO 8859-1. Save it as CSV in UTF-8 and send it again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void refusesUtf16(String charset) {
        assertRefused(
                "orderId,name,city\n1,Ann,Oslo\n".getBytes(Charset.forName(charset)),
                "The file is in UTF-16. Save it as CSV in UTF-8 and send it again.");
    }

    @Test
    void refusesAWorkbook() {
        assertRefused(
                new byte[] {'P', 'K', 3, 4, 20, 0},
                "The file is a workbook or an archive. Save it as CSV in UTF-8 and send it again.");
    }

    @Test
    void refusesANul() {
        assertRefused(
                "orderId,name,city\n1,An\0n,Oslo\n",
                "Line 2 holds a NUL character. Save it as CSV in UTF-8 and send it again.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xF5, 0xFF, 0x80, 0xBF})
    void refusesBytesThatNoUtf8Has(int wrong) {
        byte[] file = "orderId,name,city\n1,A_n,Oslo\n".getBytes(StandardCharsets.UTF_8);
        file[21] = (byte) wrong;

        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> OrderFile.read(file, VALUES))
                .withMessageStartingWith("Line 2 is not UTF-8");
    }

    @Test
    void refusesACharacterThatIsCutOffAtTheEnd() {
        byte[] whole = "orderId,name,city\n1,Ann,Malmö".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> OrderFile.read(Arrays.copyOf(whole, whole.length - 1), VALUES))
                .withMessageStartingWith("Line 2 is not UTF-8");
    }

    @Test
    void neverPrintsALine() {
        assertThat(read("orderId,name,city\n1,Ann,Oslo\n").lines().get(0)).hasToString("OrderLine[2]");
    }

    private static OrderFile read(String text) {
        return OrderFile.read(text.getBytes(StandardCharsets.UTF_8), VALUES);
    }

    private static void assertRefused(String text, String message) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> OrderFile.read(file, VALUES))
                .withMessage(message);
    }
}
