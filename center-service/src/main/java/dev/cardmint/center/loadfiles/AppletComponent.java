package dev.cardmint.center.loadfiles;

import dev.cardmint.model.card.Aid;
import java.util.ArrayList;
import java.util.List;

/** The applets that can be installed from a CAP file, and where each one's install method is (JCVM 3.1, 6.6). */
record AppletComponent(List<Aid> aids) {

    private static final int RID = 5;

    AppletComponent {
        aids = List.copyOf(aids);
    }

    static AppletComponent parse(Component component, Aid packageAid, int methodBytes) {
        ComponentReader in = component.read();
        int count = in.u1();
        if (count == 0) {
            throw in.malformed("names no applet");
        }
        var aids = new ArrayList<Aid>();
        for (int i = 0; i < count; i++) {
            Aid aid = in.aid();
            if (!aid.value().startsWith(packageAid.value().slice(0, RID))) {
                throw in.malformed("has an applet of another application provider than the package's");
            }
            if (aids.contains(aid)) {
                throw in.malformed("names an applet twice");
            }
            if (in.u2() >= methodBytes) {
                throw in.malformed("has an install method outside of " + ComponentKind.METHOD);
            }
            aids.add(aid);
        }
        in.end();
        return new AppletComponent(aids);
    }
}
