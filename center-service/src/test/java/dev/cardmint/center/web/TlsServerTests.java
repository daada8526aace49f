package dev.cardmint.center.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TlsServerTests {

    @Test
    void takesAMissingAddressForAllAddresses() {
        var environment = new MockEnvironment().withProperty("management.server.port", "8444");

        assertThatThrownBy(() -> TlsServer.requireLoopbackForHealth(environment))
                .hasMessageContaining("set management.server.address to the loopback address");
    }

    @Test
    void needsNoPortForHealth() {
        assertThatCode(() -> TlsServer.requireLoopbackForHealth(new MockEnvironment()))
                .doesNotThrowAnyException();
    }
}
