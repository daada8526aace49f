package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * File control parameters, template 62 (ISO/IEC 7816-4, 7.4.3).
 *
 * @param descriptor file descriptor, 82: one byte, then data coding, length and number of records
 * @param size bytes of a file without its records' lengths, 80 or 81; 0 where none is said
 * @param name DF name, 84; empty if there is none
 * @param shortIdentifier 1 to 30, or 0 for none
 */
record FileControl(Bytes descriptor, int identifier, int size, Bytes name, int shortIdentifier, AccessRule access) {

    private static final Set<Integer> UNDERSTOOD = Set.of(0x80, 0x81, 0x82, 0x83, 0x84, 0x88, 0x8A, 0x8C);

    /** Proprietary, or of other security formats: taken and not looked at. */
    private static final Set<Integer> PASSED_OVER = Set.of(0x85, 0x86, 0x87, 0xA5);

    private static final Set<Integer> RESERVED = Set.of(0x0000, 0x3F00, 0x3FFF, 0xFFFF);

    /** How many records there is room for where nothing is said. */
    private static final int UNCOUNTED = 64;

    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_RECORD = 0xFF;

    /** The master file's. */
    static FileControl master() {
        return new FileControl(Bytes.of(0x38), 0x3F00, 0, Bytes.EMPTY, 0, AccessRule.FREE);
    }

    /** Reads what CREATE FILE brings, which refuses anything that makes no file. */
    static FileControl parse(Bytes template) {
        Tlv whole = Tlv.parse(template);
        unless(whole.tag() == 0x62, Status.WRONG_DATA);
        List<Tlv> parts = whole.parts();
        boolean known = parts.stream().allMatch(part -> UNDERSTOOD.contains(part.tag()) || isPassedOver(part));
        boolean once = parts.stream().map(Tlv::tag).distinct().count() == parts.size();
        unless(known && once, Status.WRONG_DATA);
        int identifier = number(required(whole, 0x83), 2, 2);
        Tlv name = whole.part(0x84);
        Tlv access = whole.part(0x8C);
        var control = new FileControl(
                required(whole, 0x82).value(),
                identifier,
                size(whole),
                name == null ? Bytes.EMPTY : name.value(),
                shortIdentifier(whole.part(0x88), identifier),
                access == null ? AccessRule.FREE : new AccessRule(access.value()));
        control.check();
        return control;
    }

    private static boolean isPassedOver(Tlv part) {
        return PASSED_OVER.contains(part.tag());
    }

    private static Tlv required(Tlv whole, int tag) {
        Tlv part = whole.part(tag);
        unless(part != null, Status.WRONG_DATA);
        return part == null ? whole : part;
    }

    private static int size(Tlv whole) {
        Tlv size = whole.part(0x80) == null ? whole.part(0x81) : whole.part(0x80);
        return size == null ? 0 : number(size, 1, 3);
    }

    private static int number(Tlv part, int shortest, int longest) {
        Bytes value = part.value();
        unless(value.size() >= shortest && value.size() <= longest, Status.WRONG_DATA);
        return number(value);
    }

    private static int number(Bytes value) {
        int number = 0;
        for (int i = 0; i < value.size(); i++) {
            number = number << 8 | value.unsigned(i);
        }
        return number;
    }

    /** Absent: the identifier's lowest five bits, if they are one; empty: none (ISO/IEC 7816-4, 7.4.3). */
    private static int shortIdentifier(@Nullable Tlv part, int identifier) {
        if (part == null) {
            int lowest = identifier & 0x1F;
            return lowest == 0x1F ? 0 : lowest;
        }
        return part.value().isEmpty() ? 0 : number(part, 1, 1) >> 3;
    }

    private void check() {
        FileStructure structure = structure();
        unless(!descriptor.isEmpty() && descriptor.size() <= 6, Status.WRONG_DATA);
        unless(!RESERVED.contains(identifier) && size <= 0xFFFF, Status.WRONG_DATA);
        boolean directory = structure == FileStructure.DIRECTORY;
        unless(directory || name.isEmpty(), Status.WRONG_DATA);
        unless(name.size() <= LONGEST_NAME, Status.WRONG_DATA);
        unless(structure != FileStructure.TRANSPARENT || size > 0, Status.WRONG_DATA);
        boolean recordsKnown = recordSize() >= 1 && recordSize() <= LONGEST_RECORD;
        unless(!structure.hasRecords() || recordsKnown, Status.WRONG_DATA);
    }

    FileStructure structure() {
        unless(!descriptor.isEmpty(), Status.WRONG_DATA);
        return FileStructure.of(descriptor.unsigned(0));
    }

    /** The length of records, or the largest of records with variable length; 0 if it is not said. */
    int recordSize() {
        int end = Math.min(4, descriptor.size());
        return end < 3 ? 0 : number(descriptor.slice(2, end));
    }

    /** How many records there may be. */
    int records() {
        if (descriptor.size() > 4) {
            return number(descriptor.slice(4, descriptor.size()));
        }
        return size > 0 && recordSize() > 0 ? size / recordSize() : UNCOUNTED;
    }

    /** Bytes of memory that the file takes with everything it may hold. */
    int reserved() {
        return structure().hasRecords() ? recordSize() * records() : size;
    }

    /** The parameters as SELECT tells them, and as a card image keeps them. */
    Bytes objects(int lifeCycle) {
        var objects = new ArrayList<Tlv>();
        if (size > 0) {
            objects.add(new Tlv(0x80, Bytes.of(size >> 8, size & 0xFF)));
        }
        objects.add(new Tlv(0x82, descriptor));
        objects.add(new Tlv(0x83, Bytes.of(identifier >> 8, identifier & 0xFF)));
        if (!name.isEmpty()) {
            objects.add(new Tlv(0x84, name));
        }
        if (structure() != FileStructure.DIRECTORY) {
            objects.add(new Tlv(0x88, shortIdentifier == 0 ? Bytes.EMPTY : Bytes.of(shortIdentifier << 3)));
        }
        objects.add(new Tlv(0x8A, Bytes.of(lifeCycle)));
        if (!access.value().isEmpty()) {
            objects.add(new Tlv(0x8C, access.value()));
        }
        return Tlv.encodeAll(objects);
    }
}
