package dev.cardmint.center.loadfiles;

import dev.cardmint.model.card.Aid;

/** A Java package by AID and version, as a CAP file says which it is and which it imports (JCVM 3.1, 6.4). */
public record CapPackage(Aid aid, int major, int minor) {

    static CapPackage read(ComponentReader in) {
        int minor = in.u1();
        int major = in.u1();
        return new CapPackage(in.aid(), major, minor);
    }
}
