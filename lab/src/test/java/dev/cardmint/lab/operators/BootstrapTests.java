package dev.cardmint.lab.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapTests {

    @TempDir
    Path folder;

    @Test
    void carriesHashesInsteadOfPasswords() throws Exception {
        LabOperators people = LabOperators.in(folder.resolve("operators.json"));

        Bootstrap.of(List.of(), people).write(folder.resolve("bootstrap.json"));

        String written = Files.readString(folder.resolve("bootstrap.json"));
        assertThat(people.operators()).hasSize(4).allSatisfy(operator -> assertThat(written)
                .contains(operator.username())
                .doesNotContain(operator.password()));
    }

    @Test
    void hashesThePasswordThatTheOperatorHas() {
        LabOperator clerk = LabOperators.in(folder.resolve("operators.json")).named("clerk");

        String hash =
                Bootstrap.Operator.of(clerk, new java.security.SecureRandom()).passwordHash();

        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(OpenBSDBCrypt.checkPassword(
                        hash.substring("{bcrypt}".length()), clerk.password().toCharArray()))
                .isTrue();
    }

    @Test
    void givesEachLabPasswordsOfItsOwnAndKeepsThem() {
        String first = LabOperators.in(folder.resolve("a.json")).named("clerk").password();

        assertThat(LabOperators.in(folder.resolve("a.json")).named("clerk").password())
                .isEqualTo(first);
        assertThat(LabOperators.in(folder.resolve("b.json")).named("clerk").password())
                .isNotEqualTo(first);
    }
}
