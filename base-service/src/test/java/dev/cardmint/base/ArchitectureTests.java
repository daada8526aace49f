package dev.cardmint.base;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.cardmint.base.testing.LabAuthority;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "dev.cardmint.base", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule smartcardioIsAReadersMatter = noClasses()
            .that()
            .resideOutsideOfPackage("..reader.pcsc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.smartcardio..", "jnasmartcardio..")
            .because("everybody else talks to a card through CardHold, which counts and limits every command");

    @ArchTest
    static final ArchRule noCryptography = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
            .because("a base holds no key of a card and understands none of its commands");

    @ArchTest
    static final ArchRule noDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..")
            .because("a base stores nothing");

    @ArchTest
    static final ArchRule nothingIsWrittenToDisk = noClasses()
            .should()
            .callCodeUnitWhere(writesFiles())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class, FileChannel.class)
            .because("a base writes nothing to disk while it serves cards");

    @ArchTest
    static final ArchRule noSimulatorInProduction = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cardmint.simulator..")
            .because("simulated cards come in an optional jar, for drill terminals only");

    @ArchTest
    static final ArchRule macsAndTokensAreComparedInConstantTime = noClasses()
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .because("MessageDigest.isEqual takes the same time wherever the first difference is");

    @ArchTest
    static final ArchRule timeComesFromAClock =
            noClasses().should().callMethod(Instant.class, "now").because("tests set the time");

    @ArchTest
    static final ArchRule noCatchAllNames = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("a name says what a class is");

    @ArchTest
    static final ArchRule readersKnowNothingOfTheDialogue = noClasses()
            .that(resideInAPackage("..reader.."))
            .should()
            .dependOnClassesThat(resideInAPackage("..relay..").and(resideOutsideOfPackage("dev.cardmint.model..")))
            .because("a reader sends what it is given");

    private static DescribedPredicate<JavaCall<?>> writesFiles() {
        return DescribedPredicate.describe(
                "writes files",
                call -> call.getTargetOwner().isEquivalentTo(Files.class)
                        && call.getName()
                                .matches(
                                        "write.*|create.*|copy|move|delete.*|newOutputStream|newBufferedWriter|newByteChannel|set.*"));
    }

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(BaseApplication.class).verify();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.postgresql.Driver",
                "org.h2.Driver",
                "com.zaxxer.hikari.HikariDataSource",
                "jakarta.persistence.Entity",
                "org.flywaydb.core.Flyway"
            })
    void noDatabaseDriverIsOnTheClassPath(String driver) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(driver));
    }

    @Test
    void theRuleAgainstWritingFindsAWriter() {
        JavaClass writer = new ClassFileImporter().importClass(LabAuthority.class);

        assertThat(writer.getMethodCallsFromSelf()).anyMatch(writesFiles());
    }
}
