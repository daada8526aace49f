package dev.cardmint.center;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "dev.cardmint.center", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule jpaStaysInPersistence = noClasses()
            .that()
            .resideOutsideOfPackage("..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..")
            .because("a feature's rules do not know how its rows are kept");

    @ArchTest
    static final ArchRule secureChannelKnowsNothingOfSpring = noClasses()
            .that()
            .resideInAPackage("..securechannel..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true)
            .because("the protocol is proved against vectors, without a container");

    @ArchTest
    static final ArchRule cryptographyHasItsPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("..securechannel..", "..keys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle.crypto..", "org.bouncycastle.jce..")
            .because("keys exist only in the key vault and in the channels it opens");

    @ArchTest
    static final ArchRule certificatesAreMadeByTerminalsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..terminals..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle.cert..", "org.bouncycastle.pkcs..", "org.bouncycastle.openssl..")
            .because("enrolling a terminal is the one place that signs certificates");

    @ArchTest
    static final ArchRule simulatedCardsAreForDryRunsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..center.dryrun")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cardmint.simulator..")
            .because("nothing that is issued may ever be issued to a card in memory");

    @ArchTest
    static final ArchRule macsAreComparedInConstantTime = noClasses()
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .because("MessageDigest.isEqual takes the same time wherever the first difference is");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to say what time it is");

    @ArchTest
    static final ArchRule noCatchAllNames = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("a name says what a class is for");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(CenterApplication.class).verify();
    }
}
