package dev.cardmint.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegesTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void haveOneByteOrThree(int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Privileges(Bytes.copyOf(new byte[size])));
    }

    @ParameterizedTest
    @CsvSource({"04,040000,true", "04,02,false", "000200,040200,true", "040200,020000,false", "00,00,false"})
    void collideWhereOneHolderIsAllowed(String one, String other, boolean collide) {
        assertThat(privileges(one).collidesWith(privileges(other))).isEqualTo(collide);
        assertThat(privileges(other).collidesWith(privileges(one))).isEqualTo(collide);
    }

    @Test
    void areTheSecurityDomainsUnlessApplicationsHaveThem() {
        assertThat(Privileges.ofSecurityDomain(List.of(), false).value().toHex())
                .isEqualTo("9EFE80");
        assertThat(Privileges.ofSecurityDomain(List.of(privileges("04"), privileges("000200")), true)
                        .value()
                        .toHex())
                .isEqualTo("DBFC80");
    }

    private static Privileges privileges(String hex) {
        return Privileges.parse(Bytes.ofHex(hex));
    }
}
