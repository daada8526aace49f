package dev.cardmint.base.reader.pcsc;

import javax.smartcardio.CardTerminals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a PC/SC context back; {@link CardTerminals} has no close of its own, and pcscd serves few contexts. */
final class ContextCloser {

    private static final Logger log = LoggerFactory.getLogger(ContextCloser.class);

    private ContextCloser() {}

    static void close(@Nullable CardTerminals terminals) {
        if (terminals instanceof jnasmartcardio.Smartcardio.JnaCardTerminals context) {
            try {
                context.close();
            } catch (RuntimeException | jnasmartcardio.Smartcardio.JnaPCSCException e) {
                log.debug("A context that had failed could not be released: {}", e.getMessage());
            }
        }
    }
}
