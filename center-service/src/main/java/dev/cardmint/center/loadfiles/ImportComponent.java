package dev.cardmint.center.loadfiles;

import java.util.ArrayList;
import java.util.List;

/** The packages that must be on a card before a CAP file is loaded (JCVM 3.1, 6.7). */
record ImportComponent(List<CapPackage> packages) {

    private static final int MOST = 128;

    ImportComponent {
        packages = List.copyOf(packages);
    }

    static ImportComponent parse(Component component) {
        ComponentReader in = component.read();
        int count = in.u1();
        if (count > MOST) {
            throw in.malformed("imports %d packages, a token names 128".formatted(count));
        }
        var packages = new ArrayList<CapPackage>();
        for (int i = 0; i < count; i++) {
            CapPackage imported = CapPackage.read(in);
            if (packages.stream().anyMatch(each -> each.aid().equals(imported.aid()))) {
                throw in.malformed("imports a package twice");
            }
            packages.add(imported);
        }
        in.end();
        return new ImportComponent(packages);
    }
}
