package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GET STATUS, over a card with several of everything. */
class RegistryTests {

    private static final String PACKAGE = "08F043415244504159";
    private static final String MODULE = "09F04341524450415901";
    private static final String LIBRARY = "F043415244544553";

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    private void install(int number, String privileges) {
        String aid = "10F0" + "0A".repeat(14) + "%02X".formatted(number);
        driver.succeed(lc(
                "80E60C00",
                PACKAGE + MODULE + aid + "%02X".formatted(privileges.length() / 2) + privileges + "02C900" + "00"));
    }

    private void load() {
        driver.succeed(CardDriver.installForLoad(LIBRARY, ""));
        Bytes file = CapBuilder.of(LIBRARY, 2, 7)
                .applet(LIBRARY + "01")
                .applet(LIBRARY + "02")
                .build();
        assertThat(driver.load(file, 200).statusWord()).hasToString("9000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x02})
    void givesEveryEntryOnceOverSeveralAnswers(int form) {
        for (int i = 0; i < 20; i++) {
            install(i, "00");
        }
        var parts = new ArrayList<Bytes>();
        ResponseApdu answer = driver.send("80F240%02X024F0000".formatted(form));
        while (answer.statusWord().value() == 0x6310) {
            parts.add(answer.data());
            answer = driver.send("80F240%02X024F0000".formatted(form | 1));
        }
        parts.add(answer.data());

        assertThat(answer.statusWord()).hasToString("9000");
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.size() <= 223);
        Bytes all = parts.stream().reduce(Bytes.EMPTY, Bytes::concat);
        assertThat(all).isEqualTo(listed(form, 20));
        driver.refused("80F240%02X024F0000".formatted(form | 1), 0x6A88);
    }

    private static Bytes listed(int form, int count) {
        Bytes all = Bytes.EMPTY;
        for (int i = 0; i < count; i++) {
            String aid = "F0" + "0A".repeat(14) + "%02X".formatted(i);
            String entry = form == 0
                    ? "10" + aid + "0700"
                    : "E32D" + "4F10" + aid + "9F700107" + "C50100" + "C4" + PACKAGE + "CC08A000000151000000";
            all = all.concat(Bytes.ofHex(entry));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80CA9F7F00", "80F28002024F0000", "80F2FF02024F0000", "80E40000074F05F000000000", "80F24002"})
    void forgetsTheRestAtAnyOtherCommand(String command) {
        for (int i = 0; i < 20; i++) {
            install(i, "00");
        }
        assertThat(driver.send("80F24002024F0000").statusWord()).hasToString("6310");

        driver.send(command);

        driver.refused("80F24003024F0000", 0x6A88);
    }

    @Test
    void forgetsTheRestWithItsChannel() {
        for (int i = 0; i < 20; i++) {
            install(i, "00");
        }
        assertThat(driver.send("80F24002024F0000").statusWord()).hasToString("6310");

        CardDriver.open(card::process, CardDriver.transport()).refused("80F24003024F0000", 0x6A88);
    }

    @Test
    void givesOnlyWhatATagListNames() {
        install(1, "04");
        load();

        assertThat(tags("80F24002", "5C054F9F70C5CE")).containsExactly(0x4F, 0x9F70, 0xC5);
        assertThat(tags("80F24002", "5C02CC84")).containsExactly(0xCC);
        assertThat(tags("80F24002", "")).containsExactly(0x4F, 0x9F70, 0xC5, 0xCF, 0xC4, 0xCC);
        assertThat(tags("80F24002", "5C00")).containsExactly(0x4F, 0x9F70, 0xC5, 0xCF, 0xC4, 0xCC);
        assertThat(tags("80F28002", "5C01C5")).containsExactly(0xC5);
        driver.refused("80F24002" + "04" + "4F005C0100".substring(0, 8), 0x6A80);
    }

    private List<Integer> tags(String header, String tagList) {
        Bytes entries = driver.send(lc(header, "4F00" + tagList)).data();
        return Tlv.parseAll(entries).get(0).parts().stream().map(Tlv::tag).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4F005C019F", "4F005C", "4F005C01C55C01C5", "5C01C54F00", "4F00C500"})
    void refusesSearchCriteriaThatAreNone(String criteria) {
        driver.refused(lc("80F28002", criteria), 0x6A80);
    }

    @Test
    void listsLoadFilesWithVersionsAndModulesInBothForms() {
        load();

        assertThat(answer("80F22002024F00"))
                .isEqualTo("E31C4F" + PACKAGE + "9F700101" + "CE020100" + "CC08A000000151000000" + "E31C4F08" + LIBRARY
                        + "9F700101" + "CE020207" + "CC08A000000151000000");
        assertThat(answer("80F210020A4F08" + LIBRARY))
                .isEqualTo("E3324F08" + LIBRARY + "9F700101" + "CE020207" + "8409" + LIBRARY + "01" + "8409" + LIBRARY
                        + "02" + "CC08A000000151000000");
        assertThat(answer("80F220000A4F08" + LIBRARY)).isEqualTo("08" + LIBRARY + "0100");
        assertThat(answer("80F210000A4F08" + LIBRARY))
                .isEqualTo("08" + LIBRARY + "0100" + "02" + "09" + LIBRARY + "01" + "09" + LIBRARY + "02");
    }

    @ParameterizedTest
    @CsvSource({
        "04,9AFE80", // Card Reset
        "02,9CFE80", // CVM Management
        "000200,9EFC80", // Final Application
        "060200,98FC80"
    })
    void takesFromTheSecurityDomainWhatAnApplicationHas(String privileges, String left) {
        install(1, privileges);

        assertThat(answer("80F28002024F00")).isEqualTo("E3134F08A0000001510000009F700101C503" + left);
        driver.succeed("80E40000" + "124F10F0" + "0A".repeat(14) + "01");
        assertThat(answer("80F28002024F00")).isEqualTo("E3134F08A0000001510000009F700101C5039EFE80");
    }

    private String answer(String getStatus) {
        ResponseApdu answer = driver.send(getStatus);
        assertThat(answer.statusWord()).hasToString("9000");
        return answer.data().toHex();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80F22003024F0000", "80F24001024F0000"})
    void goesOnWithNothingButTheListThatWasBegun(String other) {
        for (int i = 0; i < 20; i++) {
            install(i, "00");
        }
        assertThat(driver.send("80F24002024F0000").statusWord()).hasToString("6310");
        driver.refused(other, 0x6A86);
        driver.refused("80F24003024F0000", 0x6A88);
    }
}
