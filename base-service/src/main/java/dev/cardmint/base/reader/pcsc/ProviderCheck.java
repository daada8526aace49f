package dev.cardmint.base.reader.pcsc;

import com.sun.jna.ptr.ByReference;
import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.model.bytes.Bytes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import jnasmartcardio.Smartcardio.JnaCard;

/**
 * Proves at start, on the PC/SC provider that was loaded, that it sends each command once, byte for byte, and gives the
 * answer back as it is. The provider exists in variants of the same class names, of which most follow 61xx and 6Cxx by
 * themselves: the check runs the provider's own code over a PC/SC library that only counts.
 */
final class ProviderCheck {

    private static final String LIBRARY = "jnasmartcardio.Winscard$WinscardLibrary";
    private static final int T1 = 2;

    private ProviderCheck() {}

    /**
     * Checks it.
     *
     * @throws StartRefusedException if a command was repeated or changed on the way
     */
    static void require() {
        try {
            for (String answer : List.of("9000", "6110", "6C10")) {
                for (int classByte : new int[] {0x00, 0x03, 0x0C, 0x10, 0x41, 0x80, 0x84}) {
                    requireUnchanged(Bytes.of(classByte, 0xCA, 0x9F, 0x7F, 0x00), Bytes.ofHex(answer));
                }
            }
        } catch (ReflectiveOperationException | CardException e) {
            throw new StartRefusedException("The PC/SC provider is not apdu4j-jnasmartcardio as the base knows it.", e);
        } catch (LinkageError e) {
            // Native code cannot be loaded, so nothing can be sent either; the driver says so when it is asked.
        }
    }

    private static void requireUnchanged(Bytes command, Bytes answer)
            throws ReflectiveOperationException, CardException {
        var library = new CountingLibrary(answer);
        Bytes received = Wire.transmit(card(library), command.toByteArray());
        if (!library.sent.equals(List.of(command)) || !received.equals(answer)) {
            throw refused();
        }
    }

    private static StartRefusedException refused() {
        return new StartRefusedException(
                "The PC/SC provider changes or repeats commands by itself. Start the base with -D%s=true, and with "
                        .concat("apdu4j-jnasmartcardio, not another variant of jnasmartcardio, on its class path.")
                        .formatted(TransparentMode.PROPERTY));
    }

    /** The provider's library type is public within a class that is not, so that it can only be reached by name. */
    private static Card card(CountingLibrary counting) throws ReflectiveOperationException {
        Class<?> type = Class.forName(LIBRARY);
        Object library = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, counting);
        Class<?> info = Class.forName("jnasmartcardio.Winscard$WinscardLibInfo");
        Object libInfo = info.getConstructors()[0].newInstance(library, null, null, null);
        return (Card) JnaCard.class.getConstructors()[0].newInstance(libInfo, null, null, null, T1);
    }

    /** Answers every transmit with the same bytes and remembers what was sent. */
    private static final class CountingLibrary implements InvocationHandler {

        private final Bytes answer;
        private final List<Bytes> sent = new ArrayList<>();

        CountingLibrary(Bytes answer) {
            this.answer = answer;
        }

        /** {@code SCardTransmit(card, sendPci, send, sendLength, receivePci, receive, receiveLength)}. */
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
            if (!method.getName().equals("SCardTransmit")) {
                throw new UnsupportedOperationException(method.getName());
            }
            sent.add(remaining((ByteBuffer) arguments[2]));
            ((ByteBuffer) arguments[5]).duplicate().put(answer.toByteArray());
            setLength((ByReference) arguments[6], method.getReturnType());
            return dword(method.getReturnType(), 0);
        }

        private static Bytes remaining(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Bytes.copyOf(bytes);
        }

        private void setLength(ByReference length, Class<?> dword) throws ReflectiveOperationException {
            length.getClass().getMethod("setValue", dword).invoke(length, dword(dword, answer.size()));
        }

        private static Object dword(Class<?> type, long value) throws ReflectiveOperationException {
            return type.getConstructor(long.class).newInstance(value);
        }
    }
}
