package dev.cardmint.center.choices;

import dev.cardmint.center.profiles.Product;

/** One version of a design on one kind of blank. */
public record CardChoice(String design, int version, Product product) {}
