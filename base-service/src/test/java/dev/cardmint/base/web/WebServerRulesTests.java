package dev.cardmint.base.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.Ssl;

class WebServerRulesTests {

    private static Ssl configured() {
        var ssl = new Ssl();
        ssl.setBundle("page");
        return ssl;
    }

    private static Ssl disabled() {
        Ssl ssl = configured();
        ssl.setEnabled(false);
        return ssl;
    }

    private static void refused(@Nullable InetAddress address, @Nullable Ssl ssl) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> WebServerRules.requireTlsBeyondLoopback(address, ssl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.1.2.3"})
    void servesThisMachineInTheClear(String address) throws UnknownHostException {
        InetAddress loopback = InetAddress.getByName(address);

        assertThatCode(() -> WebServerRules.requireTlsBeyondLoopback(loopback, null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
    void servesOthersOverTlsOnly(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        refused(address, null);
        refused(address, disabled());
        assertThatCode(() -> WebServerRules.requireTlsBeyondLoopback(address, configured()))
                .doesNotThrowAnyException();
    }

    @Test
    void takesAMissingAddressForAllAddresses() {
        refused(null, null);
    }
}
