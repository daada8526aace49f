package dev.cardmint.simulator.card;

import dev.cardmint.model.card.Aid;

/**
 * A load file as the card's registry has it (GPC 2.3.1, 6.2.1).
 *
 * @param version major and minor version of the package, {@code 1.0}
 */
public record LoadedPackage(Aid aid, String version) {}
