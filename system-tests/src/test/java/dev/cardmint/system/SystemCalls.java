package dev.cardmint.system;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** System calls of a process and its threads as strace writes them down, one a line; failed ones count as well. */
record SystemCalls(List<Call> calls) {

    /** A call that strace saw begin and end at different times has two lines; the first has what was asked for. */
    private static final Pattern LINE = Pattern.compile("^\\d+ +(\\w+)\\((.*)$");

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FOR_WRITING = Pattern.compile("\\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\\b");
    private static final Set<String> OPENING = Set.of("open", "openat", "openat2", "open_by_handle_at");
    private static final Set<String> SOCKETS = Set.of("socket", "connect", "bind");
    private static final Set<String> PROGRAMS = Set.of("execve", "execveat");

    SystemCalls {
        calls = List.copyOf(calls);
    }

    static SystemCalls of(List<String> lines) {
        return new SystemCalls(lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .map(line -> new Call(line.group(1), line.group(2)))
                .toList());
    }

    /** One call and what it was given, as strace prints it. */
    record Call(String name, String given) {

        /** The first text that it was given: a path or a program. */
        @Nullable
        String path() {
            Matcher quoted = QUOTED.matcher(given);
            return quoted.find() ? quoted.group(1) : null;
        }

        boolean opensForWriting() {
            return OPENING.contains(name)
                    && FOR_WRITING.matcher(QUOTED.matcher(given).replaceAll("")).find();
        }

        /** Whether it makes, renames, removes or changes a file, or would give a way around the calls seen here. */
        boolean changes() {
            return !OPENING.contains(name) && !SOCKETS.contains(name) && !PROGRAMS.contains(name);
        }

        boolean is(String call) {
            return name.equals(call);
        }
    }

    /** Calls that open files for writing, or change what lies on a disk in any other way. */
    List<Call> writing() {
        return matching(call -> call.opensForWriting() || call.changes());
    }

    List<Call> named(String name) {
        return matching(call -> call.is(name));
    }

    /** Whether a file was opened, in whatever way. */
    boolean opened(String path) {
        return calls.stream().anyMatch(call -> OPENING.contains(call.name()) && path.equals(call.path()));
    }

    private List<Call> matching(Predicate<Call> wanted) {
        return calls.stream().filter(wanted).toList();
    }
}
