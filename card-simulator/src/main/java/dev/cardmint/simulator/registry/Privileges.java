package dev.cardmint.simulator.registry;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Status;

/**
 * Privileges of an application, one byte or three (GPC 2.3.1, 6.6 and Tables 11-7 to 11-9).
 *
 * @param value as INSTALL gave them
 */
public record Privileges(Bytes value) {

    private static final int CARD_RESET = 0x04_00_00;
    private static final int CVM_MANAGEMENT = 0x02_00_00;
    private static final int FINAL_APPLICATION = 0x00_02_00;

    /**
     * What an application may have here, each one holder at a time. There is one security domain, which keeps all that
     * only a security domain can have, and applications run no code that could lock or terminate a card.
     */
    private static final int POSSIBLE = CARD_RESET | CVM_MANAGEMENT | FINAL_APPLICATION;

    /** What the issuer security domain has and gives to nobody else. */
    private static final int SECURITY_DOMAIN = 0x9E_FE_80;

    private static final int MANDATED_DAP = 0x41_00_00;

    public Privileges {
        if (value.size() != 1 && value.size() != 3) {
            throw new IllegalArgumentException("Privileges have one byte or three, not " + value.size());
        }
    }

    /** Refuses privileges that no application of this card can have. */
    public static Privileges parse(Bytes value) {
        unless(value.size() == 1 || value.size() == 3, Status.WRONG_DATA);
        var privileges = new Privileges(value);
        unless((privileges.bits() & ~POSSIBLE) == 0, Status.WRONG_DATA);
        return privileges;
    }

    /** What the issuer security domain has while applications hold some of its own. */
    static Privileges ofSecurityDomain(Iterable<Privileges> applications, boolean mandatedDap) {
        int bits = SECURITY_DOMAIN | (mandatedDap ? MANDATED_DAP : 0);
        for (Privileges each : applications) {
            bits &= ~each.bits();
        }
        return new Privileges(bytes(bits));
    }

    /** All that an application of this card can have, as three bytes. */
    public static Bytes ofApplications() {
        return bytes(POSSIBLE);
    }

    private static Bytes bytes(int bits) {
        return Bytes.of(bits >> 16, bits >> 8 & 0xFF, bits & 0xFF);
    }

    public boolean isDefaultSelected() {
        return (bits() & CARD_RESET) != 0;
    }

    /** Whether the application may be selected on a locked card. */
    public boolean isFinalApplication() {
        return (bits() & FINAL_APPLICATION) != 0;
    }

    /** Whether two applications claim what only one can have. */
    public boolean collidesWith(Privileges other) {
        return (bits() & other.bits()) != 0;
    }

    private int bits() {
        int bits = value.unsigned(0) << 16;
        return value.size() == 1 ? bits : bits | value.unsigned(1) << 8 | value.unsigned(2);
    }
}
