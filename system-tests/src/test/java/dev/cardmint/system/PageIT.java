package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clerk's page in Chromium, over a real center, with cards that are put in and pulled out. */
@ExtendWith(SharedSite.class)
class PageIT {

    private static Chromium chromium;

    private final Site site;
    private final Clerk clerk;
    private final String card = "page-" + UUID.randomUUID();
    private final Map<String, Object> order = Orders.order(Orders.values());
    private boolean inserted;

    PageIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        chromium.close();
    }

    @AfterEach
    void takeTheCardOut() {
        site.does("link restore");
        if (inserted) {
            clerk.pull();
        }
    }

    private void insertBlank(String... faults) {
        clerk.insertBlank(card, faults);
        inserted = true;
    }

    private String orderId() {
        return String.valueOf(order.get("orderId"));
    }

    private ClerksPage open() {
        return ClerksPage.open(chromium.browser(), site).load();
    }

    private ClerksPage signedIn() {
        return open().signIn("clerk", site.password("clerk"));
    }

    @Test
    void issuesACardByKeyboardAlone() {
        String record = clerk.order(order);
        insertBlank();
        try (ClerksPage page = open().picture("sign-in")) {
            page.signIn("clerk", site.password("clerk")).choose(orderId()).picture("ready");
            page.press("Enter");

            assertThat(page.end()).containsText("The card is issued.");
            assertThat(page.text("#job-title")).hasText("Issued (reader-1)");
            page.picture("issued");
            page.press("Enter");
            assertThat(page.list()).isFocused();
            assertThat(page.text("#card-message")).containsText("This card is done.");
        }
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("ISSUED");
    }

    @Test
    void checksACardThatWasPulledHalfWay() {
        String record = clerk.order(order);
        insertBlank("tear-after=9");
        try (ClerksPage page = signedIn()) {
            page.choose(orderId()).press("Enter");
            assertThat(page.end()).containsText("Put the same card back; we will check it.");
            assertThat(page.text("#job-title")).containsText("In doubt");
            page.picture("in-doubt");
            page.press("Escape");

            clerk.pull();
            clerk.insert(card);
            assertThat(page.act()).hasText("Check card in reader-1");
            assertThat(page.act()).isEnabled();
            assertThat(page.text("#doubtful-list")).containsText(orderId());
            page.picture("check-card");
            assertThat(page.list()).isFocused();
            page.press("Enter");
            assertThat(page.act()).isFocused();
            page.press("Enter");
            assertThat(page.end()).containsText("The card is issued.");
        }
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("ISSUED");
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(1);
    }

    @Test
    void saysThatThePasswordIsWrongAndLetsTheClerkTryAgain() {
        try (ClerksPage page = open().provoke("/api/sign-ins")) {
            page.signIn("clerk", "not the password");
            assertThat(page.text("#sign-in-problem")).hasText("Check user name and password, and try again.");
            assertThat(page.page().getByLabel("Password")).isFocused();
            page.picture("wrong-password");

            page.type(site.password("clerk"));
            page.press("Enter");
            assertThat(page.list()).isFocused();
        }
    }

    @Test
    void saysThatTheCenterIsGoneAndGoesOnWhenItIsBack() {
        clerk.order(order);
        insertBlank();
        try (ClerksPage page = signedIn().provoke("/api/")) {
            page.choose(orderId());
            site.does("link cut");
            assertThat(page.text("#line")).containsText("The center cannot be reached.");
            assertThat(page.act()).isDisabled();
            page.picture("center-gone");

            site.does("link restore");
            assertThat(page.text("#line")).isEmpty();
            assertThat(page.act()).isEnabled();
            page.act().press("Enter");
            assertThat(page.end()).containsText("The card is issued.");
        }
    }
}
