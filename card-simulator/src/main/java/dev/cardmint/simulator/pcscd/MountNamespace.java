package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways to a process that sees other files at /run than the rest of the machine (mount_namespaces(7)). */
enum MountNamespace {

    /** As root. */
    OF_ROOT("-m", "mount --make-rprivate /"),

    /** As anybody where the machine allows it: root in a user namespace of its own may mount, but not write to /run. */
    OF_ANYBODY("-rm", "mount -t tmpfs none /run");

    private final String option;
    private final String preparation;

    MountNamespace(String option, String preparation) {
        this.option = option;
        this.preparation = preparation;
    }

    /** The first that this program may use, or {@code null}. */
    static @Nullable MountNamespace available() {
        return Arrays.stream(values()).filter(MountNamespace::works).findFirst().orElse(null);
    }

    private boolean works() {
        try {
            return new ProcessBuilder(command("true"))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A command line that runs a shell script in a new namespace. */
    List<String> command(String script, String... arguments) {
        var words =
                new ArrayList<>(List.of("unshare", option, "sh", "-c", preparation + " || exit 1\n" + script, "sh"));
        words.addAll(Arrays.asList(arguments));
        return words;
    }
}
