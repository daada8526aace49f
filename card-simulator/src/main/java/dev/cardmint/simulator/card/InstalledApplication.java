package dev.cardmint.simulator.card;

import dev.cardmint.model.card.Aid;

/**
 * An application as the card's registry has it.
 *
 * @param lifeCycle 03 installed, 07 selectable, 0F personalized, with bit 80 when locked (GPC 2.3.1, Table 11-4)
 */
public record InstalledApplication(Aid aid, int lifeCycle) {}
