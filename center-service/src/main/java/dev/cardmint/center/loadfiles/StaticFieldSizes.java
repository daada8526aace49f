package dev.cardmint.center.loadfiles;

/**
 * What the static fields of a CAP file take (JCVM 3.1, 6.5 and 6.11).
 *
 * @param imageBytes of all of them on a card; an array counts as a reference of 2
 * @param arrays that have values from the beginning
 * @param arrayBytes values that these have together
 */
record StaticFieldSizes(int imageBytes, int arrays, int arrayBytes) {

    private static final int REFERENCE = 2;

    /** The sizes by the fields themselves. */
    static StaticFieldSizes parse(Component component) {
        ComponentReader in = component.read();
        int imageBytes = in.u2();
        int references = in.u2();
        int arrays = in.u2();
        int arrayBytes = 0;
        for (int i = 0; i < arrays; i++) {
            in.u1(); // type
            int bytes = in.u2();
            in.bytes(bytes);
            arrayBytes += bytes;
        }
        int zeros = in.u2();
        int values = in.u2();
        in.bytes(values);
        in.end();
        if (arrays > references || imageBytes != REFERENCE * references + zeros + values) {
            throw in.malformed("does not add up");
        }
        return new StaticFieldSizes(imageBytes, arrays, arrayBytes);
    }
}
