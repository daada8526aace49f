package dev.cardmint.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.cardmint.lab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule noServiceIsALibraryOfTheLab = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cardmint.center..", "dev.cardmint.base..")
            .because("the lab starts the programs that production runs");

    @ArchTest
    static final ArchRule certificatesAreMadeInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("..certificates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle.cert..", "org.bouncycastle.operator..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule noCatchAllNames = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");
}
