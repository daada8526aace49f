package dev.cardmint.center.profiles;

/**
 * What is wrong with one value of a record.
 *
 * @param field the value's name in the profile
 * @param message plain words that never repeat the value
 */
public record FieldError(String field, String message) {}
