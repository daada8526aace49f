package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Printing on the clerk's page: the center is real, what the printer says is played. */
@ExtendWith(SharedSite.class)
class PrintPageIT {

    private static final String PRINTING = "**/api/print-jobs/*/printing";
    private static Chromium chromium;

    private final Site site;
    private final Clerk clerk;
    private final Map<String, Object> order = Orders.order(Orders.values());
    private String job = "";

    PrintPageIT(Site site) {
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

    @BeforeEach
    void insertBlank() {
        clerk.order(order);
        clerk.insertBlank("print-" + UUID.randomUUID());
    }

    @AfterEach
    void takeTheCardOut() {
        clerk.pull();
        clerk.await("EMPTY");
    }

    /** What the base does with a print; its pages go to a printer as far as the center can see. */
    private void plays(ClerksPage page, String state, String message) {
        page.page().unroute(PRINTING);
        page.page().route(PRINTING, route -> {
            if (route.request().method().equals("POST")) {
                job = route.request().url().replaceAll(".*/print-jobs/([^/]+)/printing", "$1");
                sendPages();
            }
            answer(route, "{\"state\":\"%s\",\"message\":\"%s\"}".formatted(state, message));
        });
    }

    private void sendPages() {
        assertThat(asClerk().postForStatus("/v1/print-jobs/%s/pages".formatted(job)))
                .isEqualTo(200);
    }

    private JsonService asClerk() {
        JsonService base = site.center("base-1");
        String token = base.post("/v1/sign-ins", Map.of("username", "clerk", "password", site.password("clerk")))
                .isOk()
                .body()
                .path("token")
                .asString();
        return base.signedIn(token);
    }

    private static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    @Test
    void printsACardAndOnceMoreBecauseItIsSmeared() {
        try (ClerksPage page =
                ClerksPage.of(chromium.browser(), site, new NewContextOptions().setViewportSize(1024, 900))) {
            page.page().route("**/api/print-jobs/printer", route -> answer(route, "{\"there\":true}"));
            page.load().signIn().choose(String.valueOf(order.get("orderId"))).doIt();
            assertThat(page.end()).containsText("The card is issued.");
            assertThat(page.text("#prints")).containsText("Put the card that was issued into the printer");
            page.press("Escape");

            plays(page, "WAITING", "The printer has no cards. Put cards in; the print goes on by itself.");
            page.text("#prints button").press("Enter");
            assertThat(page.text("#prints")).containsText("The printer has no cards.");
            page.picture("printer-out-of-cards");
            plays(page, "UNKNOWN", "The printer gave the card up.");
            assertThat(page.text("#prints")).containsText("Did the card come out of the printer?");
            page.picture("print-in-doubt");
            page.page().getByText("Yes, it came out").press("Enter");

            page.page().getByLabel("What is wrong with it").selectOption("SMEARED");
            page.picture("printed");
            page.page().getByText("Reject").press("Enter");
            assertThat(page.text("#prints")).containsText("print 2");
            plays(page, "PRINTING", "The card is being printed.");
            page.text("#prints button").press("Enter");
            assertThat(page.text("#prints")).containsText("The card is being printed.");
            assertThat(site.center("base-1")
                            .post("/v1/print-jobs/%s/result".formatted(job), Map.of("printed", true))
                            .status())
                    .isEqualTo(204);
            plays(page, "PRINTED", "The printer says that the card is done. Look at both sides.");
            page.page().getByText("Looks good").press("Enter");
            assertThat(page.text("#prints")).isHidden();
        }
    }
}
