package dev.cardmint.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words after a program's name, taken one by one; what nobody takes is an error. */
public final class CommandLine {

    private final List<String> words;

    public CommandLine(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /** Whether the word is there. */
    public boolean flag(String name) {
        return words.remove(name);
    }

    /**
     * The word after a name, or {@code null}.
     *
     * @throws LabException if nothing follows the name
     */
    public @Nullable String text(String name) {
        int index = words.indexOf(name);
        if (index < 0) {
            return null;
        }
        if (index + 1 == words.size()) {
            throw new LabException(name + " needs a value.");
        }
        words.remove(index);
        return words.remove(index);
    }

    /** Every value of a name that may come more than once. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (String value = text(name); value != null; value = text(name)) {
            values.add(value);
        }
        return values;
    }

    public Path path(String name, Path otherwise) {
        String value = text(name);
        return value == null ? otherwise : Path.of(value);
    }

    /**
     * A whole number.
     *
     * @throws LabException if it is none
     */
    public long number(String name, long otherwise) {
        String value = text(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new LabException(name + " needs a whole number, not " + value + ".", e);
        }
    }

    /**
     * Nothing more is expected.
     *
     * @throws LabException if something is left
     */
    public void end() {
        if (!words.isEmpty()) {
            throw new LabException("Not understood: " + String.join(" ", words));
        }
    }
}
