package dev.cardmint.center.profiles.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Values that find a record, however they are written. */
class SearchKeyTests {

    private static final SearchKey HOLDER = new SearchKey(List.of("name", "birthDate"));

    private static Bytes canonical(String name, String birthDate) {
        Map<String, String> values = Map.of("name", name, "birthDate", birthDate);
        return Bytes.copyOf(HOLDER.canonical(values::get));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Zoë Lindström   | ZOË LINDSTRÖM
            Zoë Lindström   | '  zoë   lindström '
            Zoë Lindström   | Zoe\u0308 Lindstro\u0308m
            Παπαδόπουλος    | ΠΑΠΑΔΌΠΟΥΛΟΣ
            Weiß            | WEISS
            Ａｎｎ           | ann
            """)
    void areAlikeHoweverTheyAreWritten(String one, String other) {
        assertThat(canonical(one, "1988-02-29")).isEqualTo(canonical(other, "1988-02-29"));
    }

    @Test
    void differWhereAnyValueDoes() {
        assertThat(canonical("Ann", "1988-02-29"))
                .isNotEqualTo(canonical("Ann", "1988-02-28"))
                .isNotEqualTo(canonical("Anna", "1988-02-29"));
    }

    @Test
    void doNotRunIntoEachOther() {
        assertThat(canonical("12", "3")).isNotEqualTo(canonical("1", "23"));
    }

    @Test
    void haveOneNameInWhateverOrderTheyAreNamed() {
        assertThat(HOLDER.name()).isEqualTo("birthDate+name");
        assertThat(new SearchKey(List.of("birthDate", "name"))).isEqualTo(HOLDER);
    }

    private static List<SearchKey> read(String holderSearch) {
        Map<String, ValueRule> values = Map.of(
                "name", new ValueRule(ValueType.TEXT, "Name", 40, false),
                "birthDate", new ValueRule(ValueType.DATE, "Date of birth", 10, false),
                "photo", new ValueRule(ValueType.PHOTO, "Photo", 9000, false));
        return new SearchKeyReader(values)
                .read(new StrictObject(JsonMapper.shared().readTree("{%s}".formatted(holderSearch)), ""));
    }

    @Test
    void areThoseThatTheCardTypeNames() {
        assertThat(read("\"holderSearch\": [{\"values\": [\"name\", \"birthDate\"]}, {\"values\": [\"name\"]}]"))
                .containsExactly(HOLDER, new SearchKey(List.of("name")));
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                | holderSearch: must be a list that is not empty
            [{"values": []}]                                  | holderSearch[0].values: must be a list that is not empty
            [{"values": ["none"]}]                            | holderSearch[0].values: none is no text value
            [{"values": ["photo"]}]                           | holderSearch[0].values: photo is no text value
            [{"values": ["name", "name"]}]                    | holderSearch[0].values: has a value twice
            [{"values": ["birthDate"]}]                       | holderSearch[0].values: a date alone is many people's
            [{"values": ["name", "birthDate"]}, {"values": ["birthDate", "name"]}] | holderSearch: has the same values twice
            [{"values": ["name"], "more": 1}]                 | holderSearch[0].more: is unknown here
            """)
    void mustTellPeopleApart(String holderSearch, String complaint) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> read("\"holderSearch\": " + holderSearch))
                .withMessageContaining(complaint);
    }
}
