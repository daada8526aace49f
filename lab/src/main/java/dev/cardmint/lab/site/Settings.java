package dev.cardmint.lab.site;

import dev.cardmint.lab.folder.OwnerOnly;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** A service's settings in a file: on a command line, everybody on the machine could read the password. */
final class Settings {

    private final Properties properties = new Properties();

    Settings set(String name, Object value) {
        properties.setProperty(name, value.toString());
        return this;
    }

    void write(Path file) {
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OwnerOnly.write(file, text.toString());
    }
}
