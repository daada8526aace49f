package dev.cardmint.center.personalization;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The commands that issue a card with files, the reading back last.
 *
 * @param expected what commands that read must answer, by their place among the commands
 */
public record FileSystemPlan(List<PlannedCommand> commands, Map<Integer, Bytes> expected) {

    public FileSystemPlan {
        commands = List.copyOf(commands);
        expected = Map.copyOf(expected);
    }

    /** This plan with other commands before it. */
    public FileSystemPlan after(List<PlannedCommand> first) {
        var all = new ArrayList<>(first);
        all.addAll(commands);
        var moved = new TreeMap<Integer, Bytes>();
        expected.forEach((place, bytes) -> moved.put(place + first.size(), bytes));
        return new FileSystemPlan(all, moved);
    }

    @Override
    public String toString() {
        return "FileSystemPlan[%d]".formatted(commands.size());
    }
}
