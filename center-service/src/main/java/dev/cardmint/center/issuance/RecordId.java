package dev.cardmint.center.issuance;

import java.util.UUID;

/** Identifies an issuance record across both services and the audit log. */
public record RecordId(UUID value) {

    public static RecordId random() {
        return new RecordId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
