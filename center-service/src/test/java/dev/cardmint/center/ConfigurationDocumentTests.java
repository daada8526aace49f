package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.AnnotationUtils;

/** docs/operations.md lists every property of the center with its default. */
class ConfigurationDocumentTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(cardmint\\.[a-z.-]+)` \\| (?:`([^`]*)`)?[^|]*\\|");

    @Test
    void documentListsEveryPropertyWithItsDefault() throws IOException {
        assertThat(documented()).isEqualTo(declared()).isNotEmpty();
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operations.md"));
        String section = page.substring(page.indexOf("### Center"), page.indexOf("### Base"));
        return ROW.matcher(section)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), ConfigurationDocumentTests::defaultIn));
    }

    private static String defaultIn(MatchResult row) {
        return row.group(2) == null ? "" : row.group(2);
    }

    private static Map<String, String> declared() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cardmint.center").stream()
                        .filter(each -> each.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(settings -> settings(prefix(settings), settings))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A record within a record is a group of properties. */
    private static Stream<Map.Entry<String, String>> settings(String prefix, Class<?> settings) {
        RecordComponent[] names = settings.getRecordComponents();
        Parameter[] parameters = settings.getDeclaredConstructors()[0].getParameters();
        return IntStream.range(0, names.length).boxed().flatMap(i -> {
            String word = names[i].getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            String name = prefix + "." + word;
            return names[i].getType().isRecord()
                    ? settings(name, names[i].getType())
                    : Stream.of(Map.entry(name, defaultOf(parameters[i])));
        });
    }

    private static String prefix(Class<?> settings) {
        var annotation = AnnotationUtils.findAnnotation(settings, ConfigurationProperties.class);
        return annotation == null ? "" : annotation.value();
    }

    private static String defaultOf(Parameter setting) {
        DefaultValue value = setting.getAnnotation(DefaultValue.class);
        return value == null ? "" : String.join(",", value.value());
    }
}
