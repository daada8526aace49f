package dev.cardmint.center.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Configures a test center the way an installation is: by files and properties. */
public final class TestCenterProperties implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        of(TestDatabase.create()).applyTo(context);
    }

    /** The properties of a center on a database. */
    public static TestPropertyValues of(TestDatabase database) {
        TestRegistry registry = TestRegistry.instance();
        return TestPropertyValues.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.hikari.maximum-pool-size=10",
                "cardmint.center.tls.certificate=" + registry.file("center.pem"),
                "cardmint.center.tls.private-key=" + registry.file("center-key.pem"),
                "cardmint.center.tls.client-ca=" + registry.file("ca.pem"),
                "cardmint.profiles.activate-unproved=true",
                "cardmint.keys.vault-file=" + registry.vault().vaultFile(),
                "cardmint.keys.vault-key-file=" + registry.vault().vaultKeyFile(),
                "cardmint.registry.bootstrap-file=" + registry.file("registry.json"));
    }
}
