package dev.cardmint.center.dryrun;

import dev.cardmint.model.apdu.StatusWord;

/** What a card means by a status word (ISO/IEC 7816-4, 5.6; GPCS 11.1.3), in plain words. */
final class StatusMeaning {

    private StatusMeaning() {}

    static String of(StatusWord statusWord) {
        int value = statusWord.value();
        return switch (value) {
            case 0x6300 -> "the host did not prove its keys";
            case 0x6581 -> "the card could not write its memory";
            case 0x6700 -> "the command has a length that the card does not take";
            case 0x6982 -> "the security status is not enough: no channel, a channel that has ended, or an access rule";
            case 0x6983 -> "the key or the card is blocked";
            case 0x6985 ->
                "the conditions for the command do not hold: what it needs is not there, or is there already";
            case 0x6986 -> "no file is selected that the command could be for";
            case 0x6A80 -> "the data are not what the card or the application takes";
            case 0x6A81 -> "the card does not have this function";
            case 0x6A82 -> "there is no application or file of this name";
            case 0x6A84 -> "the card has not enough memory";
            case 0x6A86 -> "the card does not take these parameters P1 and P2";
            case 0x6A88 ->
                "what the command refers to is not there: a package, a module, a data grouping or a key version";
            case 0x6D00 -> "the card does not know the command";
            case 0x6E00 -> "the card does not know the class of the command";
            default -> (value & 0xFF00) == 0x6C00 ? "the command expects a length that is not there" : "refused";
        };
    }
}
