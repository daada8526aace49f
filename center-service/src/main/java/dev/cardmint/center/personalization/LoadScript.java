package dev.cardmint.center.personalization;

import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.ArrayList;
import java.util.List;

/** Plans the commands that bring a load file onto a card (GPCS 9.3.5). */
public final class LoadScript {

    private LoadScript() {}

    /**
     * INSTALL [for load] and every LOAD.
     *
     * @param blockSize data bytes of a LOAD, as many as the channel's level leaves
     * @throws IllegalArgumentException if that makes more than 256 blocks
     */
    public static List<PlannedCommand> plan(CapFile file, Aid securityDomain, int blockSize, TimeLimits limits) {
        var install = new InstallForLoad(file.declared().aid(), securityDomain, Bytes.EMPTY);
        var commands = new ArrayList<PlannedCommand>();
        commands.add(new PlannedCommand("INSTALL [for load]", install.toCommand(), limits.install()));
        for (Load load : blocks(file.loadFile(), blockSize)) {
            commands.add(new PlannedCommand("LOAD " + load.number(), load.toCommand(), limits.install()));
        }
        return List.copyOf(commands);
    }

    static List<Load> blocks(Bytes loadFile, int blockSize) {
        var blocks = new ArrayList<Load>();
        for (int from = 0; from < loadFile.size(); from += blockSize) {
            int to = Math.min(from + blockSize, loadFile.size());
            blocks.add(new Load(blocks.size(), to == loadFile.size(), loadFile.slice(from, to)));
        }
        return blocks;
    }
}
