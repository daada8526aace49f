package dev.cardmint.simulator.cap;

import static dev.cardmint.simulator.cap.MalformedCapException.unless;

/**
 * The Directory component (Java Card Virtual Machine Specification, 6.5), which must tell of all others as they are.
 */
record DirectoryComponent(int imageSize, int arrays, int imports, int applets) {

    static DirectoryComponent readFrom(ComponentReader in, HeaderComponent header, Components components) {
        for (Component each : Component.values()) {
            if (each.tag() <= header.directorySizes()) {
                requireSize(each, in.u2(), components);
            } else {
                unless(!components.has(each), each + " does not belong to this format");
            }
        }
        int imageSize = in.u2();
        int arrays = in.u2();
        in.u2(); // the arrays' bytes are counted in the image, too
        var directory = new DirectoryComponent(imageSize, arrays, in.u1(), in.u1());
        readCustom(in, components);
        in.requireEnd();
        return directory;
    }

    private static void requireSize(Component component, int said, Components components) {
        boolean leftOut = component.mayStayBehind() && !components.has(component);
        unless(
                leftOut || said == components.size(component.tag()),
                component + " has another size than DIRECTORY says");
    }

    private static void readCustom(ComponentReader in, Components components) {
        int count = in.u1();
        unless(count == components.customComponents(), "DIRECTORY tells of other custom components");
        for (int i = 0; i < count; i++) {
            int tag = in.u1();
            unless(tag >= Component.FIRST_CUSTOM_TAG, "Tag %d is of no custom component".formatted(tag));
            unless(in.u2() == components.size(tag), "Custom component %d has another size".formatted(tag));
            in.aid();
        }
    }
}
