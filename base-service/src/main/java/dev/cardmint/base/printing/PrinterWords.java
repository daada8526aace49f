package dev.cardmint.base.printing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain words for printer-state-reasons (RFC 8011, 5.4.12). */
final class PrinterWords {

    private static final String GOES_ON = "; the print goes on by itself.";
    private static final Map<String, String> WORDS = words();

    private PrinterWords() {}

    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("media-jam", "A card is stuck in the printer. Open it, take the card out and close it" + GOES_ON);
        words.put("media-empty", "The printer has no cards. Put cards in" + GOES_ON);
        words.put("media-needed", "The printer has no cards. Put cards in" + GOES_ON);
        words.put("input-tray-missing", "The printer's tray for cards is missing. Put it in" + GOES_ON);
        words.put("output-area-full", "The printer's output is full. Take the cards out" + GOES_ON);
        words.put("cover-open", "The printer is open. Close it" + GOES_ON);
        words.put("door-open", "The printer is open. Close it" + GOES_ON);
        words.put("interlock-open", "The printer is open. Close it" + GOES_ON);
        words.put("marker-supply-empty", "The printer's ribbon is used up. Put a new one in" + GOES_ON);
        words.put("toner-empty", "The printer's ribbon is used up. Put a new one in" + GOES_ON);
        words.put("paused", "The printer is paused. Choose Go on at the printer" + GOES_ON);
        words.put("moving-to-paused", "The printer is paused. Choose Go on at the printer" + GOES_ON);
        words.put("offline", "The printer is switched off or not connected. Look at power and cable" + GOES_ON);
        words.put("shutdown", "The printer is switched off or not connected. Look at power and cable" + GOES_ON);
        words.put("timed-out", "The printer does not answer its driver. Look at power and cable" + GOES_ON);
        words.put("connecting-to-device", "The printer does not answer its driver. Look at power and cable" + GOES_ON);
        return words;
    }

    /** What keeps a printer from going on, or an empty text: what it only warns of or reports keeps it from nothing. */
    static String of(List<String> reasons) {
        List<String> stopping = reasons.stream()
                .filter(reason -> !reason.endsWith("-warning") && !reason.endsWith("-report"))
                .map(reason -> reason.replaceFirst("-error$", ""))
                .toList();
        if (stopping.isEmpty()) {
            return "";
        }
        return WORDS.entrySet().stream()
                .filter(known -> stopping.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> "The printer needs somebody. Look at its display" + GOES_ON);
    }
}
