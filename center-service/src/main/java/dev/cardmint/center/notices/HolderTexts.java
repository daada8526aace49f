package dev.cardmint.center.notices;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What holders read, in their language. */
public final class HolderTexts {

    private final ResourceBundle bundle;
    private final Language language;

    private HolderTexts(String name, Language language) {
        this.bundle = ResourceBundle.getBundle(
                "texts." + name, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        this.language = language;
    }

    /** The texts of that name in a language; what the machine speaks is never asked. */
    public static HolderTexts of(String name, Language language) {
        return new HolderTexts(name, language);
    }

    /** A text with its blanks filled in. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(values);
    }

    /** A day as people write it. */
    public String day(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(zone)
                .format(instant);
    }
}
