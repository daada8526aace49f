package dev.cardmint.lab.tray;

import dev.cardmint.lab.cards.CardTable;
import java.util.Arrays;
import java.util.List;

/** What can be wrong with a card the next time it is in a reader; the pull ends it. */
enum Damage {
    NONE("Nothing", false, ""),
    PULLED("Is pulled out at command", true, "tear-after=%d"),
    FULL("Says that its memory is full at command", true, "status=%d:6A84"),
    REFUSES("Refuses command", true, "status=%d:6985"),
    R_MAC("Answers altered on their way: one bit of an R-MAC", false, "flip-rmac=3"),
    CRYPTOGRAM("Cannot prove its keys", false, "flip-cryptogram=true"),
    MEMORY("Forgets one bit of what was written", false, "flip-object=0201:6");

    private final String words;
    private final boolean atCommand;
    private final String fault;

    Damage(String words, boolean atCommand, String fault) {
        this.words = words;
        this.atCommand = atCommand;
        this.fault = fault;
    }

    /** How the page names one. */
    record Choice(String damage, String words, boolean atCommand) {}

    static List<Choice> choices() {
        return Arrays.stream(values())
                .map(each -> new Choice(each.name(), each.words, each.atCommand))
                .toList();
    }

    /**
     * As a line of a fault file, see {@link CardTable#spoil}.
     *
     * @param command counted from 1 since the card was inserted; the recognition takes the first four
     */
    List<String> faults(int command) {
        return this == NONE ? List.of() : List.of(fault.formatted(command));
    }
}
