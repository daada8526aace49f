package dev.cardmint.lab.site;

import dev.cardmint.lab.certificates.Identity;
import dev.cardmint.lab.certificates.LabAuthority;
import dev.cardmint.lab.operators.Bootstrap;
import java.util.List;

/** The machines that the center of a site knows. */
final class LabTerminals {

    /** The base that the site runs. */
    static final String BASE = "base-1";
    /** Where a second person decides. */
    static final String OFFICE = "office-1";
    /** The customer's system. */
    static final String ORDERS = "orders-1";

    private final LabAuthority authority;

    LabTerminals(LabAuthority authority) {
        this.authority = authority;
    }

    /** Besides the three: another drill base, and two production terminals that must never get hold of drill cards. */
    List<Bootstrap.Terminal> all() {
        return List.of(
                terminal(BASE, "BASE", true),
                terminal(OFFICE, "OFFICE", true),
                terminal(ORDERS, "CUSTOMER", true),
                terminal("base-2", "BASE", true),
                terminal("base-9", "BASE", false),
                terminal("orders-9", "CUSTOMER", false));
    }

    private Bootstrap.Terminal terminal(String id, String kind, boolean drill) {
        return Bootstrap.Terminal.of(id, kind, drill, authority.terminal(id, drill));
    }

    Identity center() {
        return authority.center();
    }

    Identity identity(String id) {
        return authority.terminal(id, !id.endsWith("-9"));
    }
}
