package dev.cardmint.center.profiles;

import java.time.Duration;

/** How long a card of this type may take for a command. */
public record TimeLimits(Duration standard, Duration install, Duration putKey, Duration storeData) {}
