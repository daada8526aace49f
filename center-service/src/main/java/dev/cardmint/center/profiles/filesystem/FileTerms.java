package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.model.bytes.Bytes;

/** A file as a profile wants it (ISO/IEC 7816-4, 7.2). */
public sealed interface FileTerms permits DirectoryTerms, TransparentFileTerms, RecordFileTerms {

    /** Two bytes. */
    int identifier();

    /** Security attribute in compact format, tag 8C; empty to leave access to the card's default. */
    Bytes access();
}
