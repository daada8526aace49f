package dev.cardmint.center.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field the path in the body, for example {@code values.pan}
 * @param message plain words, never the value
 */
public record FieldProblem(String field, String message) {}
