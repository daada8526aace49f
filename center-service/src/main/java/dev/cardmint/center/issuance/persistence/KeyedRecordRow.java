package dev.cardmint.center.issuance.persistence;

/** A record's row with its wrapped data key. */
@SuppressWarnings("ArrayRecordComponent") // goes from the query to the vault and nowhere else
public record KeyedRecordRow(IssuanceRecordRow row, byte[] wrappedKey) {}
