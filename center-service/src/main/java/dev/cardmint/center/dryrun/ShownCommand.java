package dev.cardmint.center.dryrun;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Plain commands as people may see them: keys and secrets are left out, even those that are good for nothing else. */
final class ShownCommand {

    private static final int PUT_KEY = 0xD8;
    private static final int STORE_DATA = 0xE2;
    private static final int ENCRYPTED = 0x60;

    private ShownCommand() {}

    static String of(CommandApdu plain) {
        if (plain.cla() == 0x80 && plain.ins() == PUT_KEY) {
            return "%s [version %02X, keys not shown, check values %s]"
                    .formatted(header(plain), plain.data().unsigned(0), String.join(" ", checkValues(plain.data())));
        }
        if (plain.cla() == 0x80 && plain.ins() == STORE_DATA && (plain.p1() & ENCRYPTED) == ENCRYPTED) {
            return "%s [%d bytes of a secret, not shown]"
                    .formatted(header(plain), plain.data().size());
        }
        return plain.encode().toHex();
    }

    private static String header(CommandApdu command) {
        return "%02X%02X%02X%02X".formatted(command.cla(), command.ins(), command.p1(), command.p2());
    }

    /** After the version each key: its type, the encrypted key behind its length, the check value behind its own. */
    private static List<String> checkValues(Bytes data) {
        var values = new ArrayList<String>();
        int at = 1;
        while (at < data.size()) {
            int checkValue = at + 2 + data.unsigned(at + 1);
            int size = data.unsigned(checkValue);
            values.add(data.slice(checkValue + 1, checkValue + 1 + size).toHex());
            at = checkValue + 1 + size;
        }
        return values;
    }
}
