package dev.cardmint.base.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.testing.LabAuthority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalIdentityTests {

    private static final LabAuthority AUTHORITY = new LabAuthority("lab");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=base-1,OU=drill|base-1|true",
                "OU=drill,CN=base-1,O=Bank|base-1|true",
                "CN=base 7,OU=production|base 7|false"
            })
    void readsNameAndKindFromTheSubject(String subject, String id, boolean drill) {
        assertThat(TerminalIdentity.of(AUTHORITY.certificate(subject))).isEqualTo(new TerminalIdentity(id, drill));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=base-1",
                "OU=drill",
                "CN=base-1,OU=Drill",
                "CN=base-1,OU=test",
                "CN=base-1,OU=drill,OU=production",
                "CN=base-1,CN=base-2,OU=drill",
                "CN=base-1+OU=drill",
                "CN=base-1,O=drill"
            })
    void refusesASubjectThatIsNotPlain(String subject) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> TerminalIdentity.of(AUTHORITY.certificate(subject)));
    }
}
