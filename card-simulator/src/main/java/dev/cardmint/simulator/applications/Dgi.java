package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;

/**
 * A data grouping as it arrived in STORE DATA (EMV Card Personalization Specification, 2.2).
 *
 * @param identifier two bytes
 * @param content the content, still encrypted if {@code encrypted}
 * @param encrypted whether P1 of its blocks said so
 */
public record Dgi(int identifier, Bytes content, boolean encrypted) {

    @Override
    public String toString() {
        return "DGI %04X Len=%d".formatted(identifier, content.size());
    }
}
