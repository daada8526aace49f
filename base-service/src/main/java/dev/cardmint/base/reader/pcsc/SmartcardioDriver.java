package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.reader.CardConnection;
import dev.cardmint.base.reader.CardInUseException;
import dev.cardmint.base.reader.ReaderDriver;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.model.apdu.CardUnreachableException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import jnasmartcardio.Smartcardio.JnaPCSCException;
import org.jspecify.annotations.Nullable;

/**
 * Readers of one {@code javax.smartcardio} provider. The monitor and every reader's thread have a context each, since a
 * context serves one call at a time; a context that failed is thrown away and made anew.
 */
public final class SmartcardioDriver implements ReaderDriver {

    /** SCARD_E_SHARING_VIOLATION. */
    private static final int SHARING_VIOLATION = 0x8010000B;

    /** pcsc-lite names readers "model [interface] (serial) 00 00". */
    private static final Pattern SERIAL_NUMBER = Pattern.compile("\\(([^()]+)\\) [0-9A-F]{2} [0-9A-F]{2}$");

    private final String name;
    private final boolean simulated;
    private final Supplier<TerminalFactory> factory;
    private final Map<String, CardTerminals> contexts = new ConcurrentHashMap<>();
    private @Nullable CardTerminals watching;

    private SmartcardioDriver(String name, boolean simulated, Supplier<TerminalFactory> factory) {
        this.name = name;
        this.simulated = simulated;
        this.factory = factory;
    }

    /** Real readers, through a provider that sends each command exactly once. */
    public static SmartcardioDriver pcsc() {
        TransparentMode.force();
        ProviderCheck.require();
        return new SmartcardioDriver("PC/SC", false, () -> factory("PC/SC", null, new jnasmartcardio.Smartcardio()));
    }

    /** Simulated readers of a provider that takes their folder as its parameter. */
    public static SmartcardioDriver simulated(Provider provider, String type, Object tray) {
        return new SmartcardioDriver("Simulated", true, () -> factory(type, tray, provider));
    }

    private static TerminalFactory factory(String type, @Nullable Object parameter, Provider provider) {
        try {
            return TerminalFactory.getInstance(type, parameter, provider);
        } catch (NoSuchAlgorithmException | LinkageError e) {
            throw new ReaderUnavailableException(
                    "%s is not installed, or its service is not running.".formatted(type), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public Map<String, Boolean> look() {
        try {
            if (watching == null) {
                watching = terminals();
            }
            var seen = new LinkedHashMap<String, Boolean>();
            for (CardTerminal terminal : watching.list()) {
                seen.put(terminal.getName(), terminal.isCardPresent());
            }
            return seen;
        } catch (CardException | RuntimeException | LinkageError e) {
            ContextCloser.close(watching);
            watching = null;
            if (e instanceof ReaderUnavailableException known) {
                throw known;
            }
            throw new ReaderUnavailableException("%s does not answer. Is its service running?".formatted(name), e);
        }
    }

    @Override
    public CardConnection connect(String reader) {
        boolean usedBefore = contexts.containsKey(reader);
        try {
            return connectOnce(reader);
        } catch (CardUnreachableException e) {
            if (!usedBefore) {
                throw e;
            }
            return connectOnce(reader); // the service was restarted since, and the context went with it
        }
    }

    private CardConnection connectOnce(String reader) {
        try {
            CardTerminal terminal = terminal(reader);
            return new SmartcardioConnection(terminal, terminal.connect("*"));
        } catch (CardException | RuntimeException e) {
            ContextCloser.close(contexts.remove(reader));
            if (e instanceof JnaPCSCException pcsc && (int) pcsc.code == SHARING_VIOLATION) {
                throw new CardInUseException(e);
            }
            throw new CardUnreachableException("Connecting to the card failed", e);
        }
    }

    @Override
    public @Nullable String serialNumber(String reader) {
        Matcher matcher = SERIAL_NUMBER.matcher(reader);
        return matcher.find() ? matcher.group(1) : null;
    }

    private CardTerminal terminal(String reader) {
        CardTerminal terminal =
                contexts.computeIfAbsent(reader, key -> terminals()).getTerminal(reader);
        if (terminal == null) {
            throw new CardUnreachableException("The reader is gone");
        }
        return terminal;
    }

    private CardTerminals terminals() {
        return factory.get().terminals();
    }
}
