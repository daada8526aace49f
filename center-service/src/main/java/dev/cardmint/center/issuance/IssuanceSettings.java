package dev.cardmint.center.issuance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the issuance file.
 *
 * @param reissueLifetime how long data lie in the reissuing file at most
 */
@ConfigurationProperties("cardmint.issuance")
record IssuanceSettings(@DefaultValue("8h") Duration reissueLifetime) {}
