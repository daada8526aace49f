package dev.cardmint.model.relay;

/**
 * The card-type profile that a card was recognized by.
 *
 * @param profile the profile's identifier, for example {@code payment}
 * @param name what people call it
 */
public record CardType(String profile, int version, String name) {}
