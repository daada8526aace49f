package dev.cardmint.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;

@AnalyzeClasses(packages = "dev.cardmint.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule sharesNoCodeWithTheServices = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.smartcardio..",
                    "javax.imageio..",
                    "jdk.net..",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..",
                    "org.bouncycastle.crypto..",
                    "tools.jackson..",
                    "dev.cardmint.simulator..",
                    "dev.cardmint.model.apdu..",
                    "dev.cardmint.model.bytes..",
                    "dev.cardmint.model.card..",
                    "dev.cardmint.model.tlv..")
            .because("two readings of the specification must agree with each other");

    @ArchTest
    static final ArchRule readersAreKnownToTheTerminalOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..terminal..")
            .and()
            .doNotHaveSimpleName("ReaderConnection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.smartcardio..")
            .because("a card does not know what it is in; the read-back reaches readers through one class");

    @ArchTest
    static final ArchRule cryptographyStaysInTheSecureChannel = noClasses()
            .that()
            .resideOutsideOfPackage("..securechannel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("keys and MACs are handled in one place");

    @ArchTest
    static final ArchRule macsAreComparedInConstantTime = noClasses()
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .because("MessageDigest.isEqual takes the same time wherever the first difference is");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.cardmint.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule readingSeesNoCardFromInside = noClasses()
            .that()
            .resideInAPackage("..reading..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..simulator.card..", "..simulator.applications..", "..simulator.terminal..")
            .because("a read-back is what any reader of the card could do");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("a card has no clock, and its answers are repeatable");

    @ArchTest
    static final ArchRule noCatchAllNames = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("a name says what a class is");
}
