package dev.cardmint.center.personalization;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.Dgi;
import dev.cardmint.center.profiles.PersonalizationTerms;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts an application's data groupings into STORE DATA commands (GPCS 11.11, EMV CPS 4.3.5): groupings follow each
 * other without a gap and blocks cut them anywhere, but one with secrets travels in blocks of its own.
 */
final class StoreDataBlocks {

    private static final int LONGEST_SHORT_LENGTH = 0xFE;

    private final int blockSize;
    private final List<Block> blocks = new ArrayList<>();
    private Bytes pending = Bytes.EMPTY;

    private StoreDataBlocks(int blockSize) {
        this.blockSize = blockSize;
    }

    /**
     * Makes the commands.
     *
     * @param underDek encrypts a secret grouping's content and leaves it to the caller to wipe the plain one
     */
    static List<StoreData> of(
            PersonalizationTerms personalization, ContentSource source, Function<byte[], Bytes> underDek) {
        var cutter = new StoreDataBlocks(personalization.blockSize());
        for (Dgi dgi : personalization.dgis()) {
            byte[] content = dgi.encode(source);
            if (dgi.secret()) {
                cutter.flush();
                cutter.cut(grouping(dgi, underDek.apply(content)), true);
            } else {
                cutter.pending = cutter.pending.concat(grouping(dgi, Bytes.copyOf(content)));
            }
            Arrays.fill(content, (byte) 0);
        }
        cutter.flush();
        return cutter.commands();
    }

    /** Identifier ‖ length ‖ content; the length is one byte, or FF and two. */
    private static Bytes grouping(Dgi dgi, Bytes content) {
        int length = content.size();
        Bytes lengthField =
                length <= LONGEST_SHORT_LENGTH ? Bytes.of(length) : Bytes.of(0xFF, length >> 8, length & 0xFF);
        return Bytes.of(dgi.identifier() >> 8, dgi.identifier() & 0xFF)
                .concat(lengthField)
                .concat(content);
    }

    private void flush() {
        cut(pending, false);
        pending = Bytes.EMPTY;
    }

    private void cut(Bytes data, boolean encrypted) {
        for (int from = 0; from < data.size(); from += blockSize) {
            blocks.add(new Block(data.slice(from, Math.min(from + blockSize, data.size())), encrypted));
        }
    }

    private List<StoreData> commands() {
        var commands = new ArrayList<StoreData>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            commands.add(new StoreData(i, i == blocks.size() - 1, block.encrypted(), block.data()));
        }
        return commands;
    }

    private record Block(Bytes data, boolean encrypted) {}
}
