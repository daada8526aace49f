package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Keeps docs/checks.md, which is made from the names of the tests, the same as the tests. */
class ChecksDocumentTests {

    private static final Path DOCUMENT = Path.of("..", "docs", "checks.md");
    private static final String ROOT = "dev.cardmint.center.";
    private static final List<String> PACKAGES = List.of("securechannel", "sessions");
    private static final Pattern NEGATIVE = Pattern.compile("(rejects|refuses|never)[A-Z].*");
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    @Test
    void documentListsEveryCheckWithItsTest() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("checks.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/checks.md; make it again with:"
                        + " mvn -pl center-service -am test -Dtest=ChecksDocumentTests -Dchecks.write=true")
                .isEqualTo(expected);
    }

    private static String document() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(PACKAGES.stream().map(ROOT::concat).toList());
        return """
                # Checks

                Every check that the center makes on a card's answers and on a card session, with the test that shows the
                refusal. Made from the tests' names: do not edit.
                """ + PACKAGES.stream().map(name -> section(name, classes)).collect(Collectors.joining());
    }

    private static String section(String name, JavaClasses classes) {
        String rows = classes.stream()
                .filter(each -> (each.getPackageName() + ".").startsWith(ROOT + name + "."))
                .sorted(Comparator.comparing(JavaClass::getName))
                .flatMap(each -> each.getMethods().stream()
                        .filter(ChecksDocumentTests::isNegativeTest)
                        .map(JavaMethod::getName)
                        .sorted()
                        .map(method -> "| %s | `%s.%s` |%n".formatted(words(method), nameOf(each), method)))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "%n## %s%n%n| check | test |%n| --- | --- |%n%s".formatted(name, rows);
    }

    /** A nested class with the one around it. */
    private static String nameOf(JavaClass testClass) {
        return testClass
                .getName()
                .substring(testClass.getPackageName().length() + 1)
                .replace('$', '.');
    }

    private static boolean isNegativeTest(JavaMethod method) {
        return NEGATIVE.matcher(method.getName()).matches()
                && (method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
    }

    /** "rejectsAnRMacWithAnyBitChanged" as "rejects an R mac with any bit changed". */
    private static String words(String method) {
        return WORD.splitAsStream(method)
                .map(word -> word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
                        ? word
                        : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "))
                .replaceAll("\\br mac\\b", "R-MAC");
    }
}
