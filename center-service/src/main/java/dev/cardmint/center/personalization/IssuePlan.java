package dev.cardmint.center.personalization;

import java.util.List;

/**
 * The commands that issue a card, channel by channel, EXTERNAL AUTHENTICATE aside.
 *
 * @param inSecurityDomain through the security domain's channel
 * @param inApplication through a further channel of the application, with the issuer's keys; empty where there is none
 */
public record IssuePlan(List<PlannedCommand> inSecurityDomain, List<PlannedCommand> inApplication) {

    public IssuePlan {
        inSecurityDomain = List.copyOf(inSecurityDomain);
        inApplication = List.copyOf(inApplication);
    }
}
