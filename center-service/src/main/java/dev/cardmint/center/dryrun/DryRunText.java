package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.Command;
import dev.cardmint.center.dryrun.DryRun.Conclusion;
import dev.cardmint.center.dryrun.DryRun.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A dry run as a listing for people. */
public final class DryRunText {

    private static final int PURPOSE = 48;

    private final StringBuilder text = new StringBuilder();

    private DryRunText() {}

    public static String of(DryRun run) {
        var listing = new DryRunText();
        listing.begin(run);
        listing.parts(run);
        listing.values(run);
        return listing.text.toString();
    }

    private void begin(DryRun run) {
        line("%s, version %d: %s", run.profile(), run.version(), run.passed() ? "passed" : "FAILED");
        line("digest       %s", run.digest());
        problem(run.problem());
        Conclusion end = run.conclusion();
        line("outcome      %s, %s (%s)", end.result(), end.proof(), end.code());
        line("card         %s", run.card().technology());
        line("channel      %s", orNone(run.card().channel()));
        line("made with    %s", orNone(run.card().keys()));
        line(
                "recognized   %s",
                run.recognized().as().isEmpty()
                        ? "no"
                        : "as " + String.join(", ", run.recognized().as()));
        line(
                "round trips  %d, predicted %d; %d commands, %d bytes to the card, %d from it, %d R-MACs verified",
                end.roundTripsTaken(),
                end.roundTripsPredicted(),
                end.commands(),
                end.bytesToCard(),
                end.bytesFromCard(),
                end.rMacsVerified());
        run.notes().forEach(note -> line("note         %s", note));
    }

    private void problem(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        line("problem      %s", problem.message());
        if (problem.answered() != null) {
            line("answered     %s: %s", problem.answered(), problem.meaning());
        }
        line("profile      line %d, %s", problem.line(), problem.place());
    }

    private void parts(DryRun run) {
        line("");
        line("recognition");
        line("  atr        %s", run.recognized().atr());
        run.recognized().readouts().forEach(readout -> {
            line("  %-10s %s", readout.name(), readout.command());
            line("             %s", readout.answer());
        });
        for (DryRun.Part part : run.parts()) {
            line("");
            line("%s", part.title());
            part.commands().forEach(this::command);
        }
    }

    private void command(Command command) {
        line(
                "  %-" + PURPOSE + "s %s, line %d",
                command.purpose(),
                command.verdict().toLowerCase(Locale.ROOT).replace('_', ' '),
                command.line());
        if (command.plain() != null) {
            line("    plain    %s", command.plain());
        }
        if (!command.sent().equals(command.plain())) {
            line("    sent     %s", command.sent());
        }
        line("    answered %s", command.answered());
        if (command.answer() != null && !command.answer().equals(command.answered())) {
            line("    which is %s", command.answer());
        }
    }

    private void values(DryRun run) {
        line("");
        line("values");
        run.values().forEach(value -> {
            line("  %s: %s%s", value.where(), value.encoding(), value.from().isEmpty() ? "" : " of");
            value.from().forEach(from -> line("    %s", from.replace("\n", "\\n")));
            line("    %s", value.encoded() == null ? "(not shown)" : value.encoded());
        });
    }

    private static String orNone(@Nullable String words) {
        return words == null ? "none" : words;
    }

    private void line(String format, @Nullable Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
