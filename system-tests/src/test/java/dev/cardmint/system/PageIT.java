package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clerk's page in Chromium, over a real center, with cards that are put in and pulled out. */
@ExtendWith(SharedSite.class)
class PageIT {

    private static final String OLD_RECORD = "00000000-0000-4000-8000-000000000002";
    private static final String ISSUED = "The card is issued. Take it out and hand it to its holder.";
    private static Chromium chromium;

    private final Site site;
    private final Clerk clerk;
    private final String card = "page-" + UUID.randomUUID();
    private final Map<String, String> values = Orders.values();
    private final Map<String, Object> order = Orders.order(values);
    private final Set<String> readersWithCards = new HashSet<>();

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
        readersWithCards.forEach(reader -> site.does("pull " + reader));
        clerk.await("EMPTY");
    }

    private void insertBlank() {
        clerk.insertBlank(card);
        readersWithCards.add("reader-1");
    }

    private String orderId() {
        return String.valueOf(order.get("orderId"));
    }

    private static NewContextOptions window() {
        return new NewContextOptions().setViewportSize(1024, 768);
    }

    private ClerksPage open(NewContextOptions options) {
        return ClerksPage.of(chromium.browser(), site, options);
    }

    private ClerksPage signedIn() {
        return open(window()).load().signIn();
    }

    private void isIssuedOnce(String record) {
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("ISSUED");
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(1);
    }

    @Test
    void issuesACardByKeyboardAlone() {
        String record = clerk.order(order);
        insertBlank();
        try (ClerksPage page = open(window()).load()) {
            page.watch().provoke("/api/sign-ins");
            page.signIn("not the password");
            assertThat(page.text("#sign-in-problem")).hasText("Check user name and password, and try again.");
            assertThat(page.page().getByLabel("Password")).isFocused();
            page.picture("wrong-password").type(site.password("clerk"));
            page.press("Enter");

            page.choose(orderId());
            assertThat(page.act()).hasText("Issue in reader-1");
            assertThat(page.act()).hasAttribute("aria-disabled", "false");
            page.picture("ready").press("Enter");

            assertThat(page.end()).containsText(ISSUED);
            assertThat(page.text("#job-title")).hasText("Issued (reader-1)");
            page.picture("issued").press("Enter");
            assertThat(page.list()).isFocused();
            assertThat(page.text("#card-message")).containsText("This card is done.");
        }
        isIssuedOnce(record);
    }

    @Test
    void checksACardThatWasPulledHalfWay() {
        String record = clerk.order(order);
        try (ClerksPage page = signedIn();
                TrayPage tray = TrayPage.open(chromium.browser(), site)) {
            String blank = tray.blank();
            tray.pulledAtCommand(blank, 9);
            tray.insert(blank);
            readersWithCards.add("reader-1");
            page.choose(orderId()).doIt();
            assertThat(page.end()).containsText("Put the same card back; we will check it.");
            assertThat(page.text("#job-title")).containsText("In doubt");
            page.picture("in-doubt").press("Escape");

            tray.press("Pull out of reader-1");
            tray.insert(blank);
            assertThat(page.act()).hasText("Check card in reader-1");
            assertThat(page.text("#doubtful-list")).containsText(orderId());
            page.picture("check-card").doIt();
            assertThat(page.end()).containsText(ISSUED);
        }
        isIssuedOnce(record);
    }

    @Test
    void makesACardAgainForItsHolder() {
        String record = clerk.order(order);
        insertBlank();
        clerk.issue(record);
        try (ClerksPage page = signedIn()) {
            Page holder = page.display();
            assertThat(holder.locator("#headline")).isEmpty();
            assertThat(page.text("#card-message")).containsText("or make it again for its holder");
            page.page().getByLabel("Why").selectOption("DAMAGED");
            page.picture("reissue");
            page.page().locator("#reissue-begin").click();
            assertThat(page.text("#reissue-message")).hasText("Put the old card into a reader and choose Retire.");
            assertThat(page.act()).hasText("Retire in reader-1");
            page.doIt();
            assertThat(page.end()).containsText("The old card is retired.");
            assertThat(holder.locator("#headline")).hasText("Your old card can no longer be used.");
            page.picture("retired").press("Enter");
            assertThat(holder.locator("#headline")).isEmpty();

            clerk.pull();
            clerk.insertBlank("new-" + card);
            page.choose(orderId());
            assertThat(page.act()).hasText("Issue in reader-1");
            page.doIt();
            assertThat(page.end()).containsText(ISSUED);
            tellsTheHolderWhichCardItIs(page, holder);
            page.text("#job-close").click();
            destroyTheOldCard(page);
        }
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(2);
    }

    private void tellsTheHolderWhichCardItIs(ClerksPage page, Page holder) {
        assertThat(holder.locator("body")).hasText("Your card is ready. It is card no. 2 issued for you.");
        page.pictureOf(holder, "display");
        Download receipt =
                page.page().waitForDownload(() -> page.text("#job-receipt").click());
        assertThat(receipt.suggestedFilename()).isEqualTo("receipt-2.pdf");
        assertThat(receipt.path()).content(StandardCharsets.ISO_8859_1).startsWith("%PDF-");
        assertThat(page.text("#job-receipt-message")).containsText("among this browser's downloads");
        page.picture("receipt");
        clerk.pull();
        readersWithCards.clear();
        assertThat(holder.locator("body")).hasText("");
    }

    /** The mill jams, so it is done by hand, and a supervisor looks at the pieces. */
    private void destroyTheOldCard(ClerksPage page) {
        page.watch().provoke("/api/disposals");
        Locator message = page.text("#disposal-message");
        assertThat(message).hasText("The new card is issued. Destroy the old one now.");
        assertThat(page.text("#disposal-card-message")).containsText("It has proved that its life has ended.");
        String chip = page.text("#disposal-card").inputValue();
        page.page().getByLabel("Serial of the card").fill("00".repeat(10));
        page.text("#disposal-destroy").click();
        assertThat(message).containsText("The serial is that of another card. Nothing was destroyed");
        clerk.jamTheMill();
        page.page().getByLabel("Serial of the card").fill(chip);
        page.text("#disposal-destroy").click();
        assertThat(message).containsText("The mill has jammed. The card counts as not destroyed");
        page.picture("mill-jammed");
        page.text("#disposal-by-hand").click();
        assertThat(message).containsText("cut it through the chip");
        page.text("#disposal-ask").click();
        assertThat(message).containsText("decides at the office desk; this page waits");
        approve("chip", chip);
        assertThat(message).hasText("Seen by supervisor. Choose Confirm the destruction.");
        page.picture("destruction-seen");
        page.text("#disposal-report").click();
        assertThat(message).hasText("The card is destroyed, and the center has certified it.");
        assertThat(page.text("#disposals")).isFocused();
        page.picture("destroyed");
    }

    @Test
    void makesACardForAHolderWhoHasNone() {
        String record = clerk.order(order);
        insertBlank();
        clerk.issue(record);
        clerk.pull();
        try (ClerksPage page = signedIn()) {
            page.watch().provoke("/api/reissues");
            assertThat(page.list()).isFocused();
            page.text("#holder summary").press("Enter");
            page.text("#holder-type").selectOption("payment");
            page.text("#holder-key").selectOption(new SelectOption().setLabel("Card number"));
            page.text("#holder-pan").fill(values.getOrDefault("pan", ""));
            page.text("#holder-find").press("Enter");
            assertThat(page.text("#holder-message")).containsText("A second person must agree to this search.");
            page.picture("holder-search").text("#ask").press("Enter");
            assertThat(page.text("#asked")).containsText("A supervisor decides");
            approve("action", "FIND_HOLDER");
            assertThat(page.text("#asked")).hasText("Allowed by supervisor. Choose Search.");
            page.text("#holder-find").press("Enter");
            assertThat(page.text("#holder-found input")).hasCount(1);
            page.text("#holder-reason").selectOption("LOST");
            page.picture("holder-found").text("#holder-begin").press("Enter");
            assertThat(page.text("#refusal")).containsText("a second person must agree to a new one");
            page.text("#ask").press("Enter");
            assertThat(page.text("#asked")).containsText("A supervisor decides");
            approve("record", record);
            assertThat(page.text("#asked")).hasText("Allowed by supervisor. Choose Reissue.");
            page.text("#holder-begin").press("Enter");
            assertThat(page.text("#holder-message"))
                    .hasText("Put a blank into a reader, choose the request, and choose Issue.");
            assertThat(page.text("#holder-values input")).hasValue("");

            clerk.insertBlank("new-" + card);
            page.list().focus();
            page.choose(orderId()).doIt();
            assertThat(page.end()).containsText(ISSUED);
        }
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(2);
    }

    @Test
    void choosesADesignAndAKindOfCardByThePicture() {
        String record = clerk.order(order);
        insertBlank();
        try (ClerksPage page = signedIn()) {
            page.choose(orderId());
            assertThat(page.text("#choice-picture")).hasAttribute("aria-label", "Sample of the design Deep sea");
            assertThat(page.page().getByLabel("Kind of card")).hasValue("CONTACT");
            page.page().getByLabel("Kind of card").selectOption("DUAL_INTERFACE");
            page.page().reload();
            page.choose(orderId());
            assertThat(page.page().getByLabel("Kind of card")).hasValue("DUAL_INTERFACE");
            page.text("#choice-holder").press("Enter");
            assertThat(page.text("#choice-picture")).hasAttribute("aria-label", "This card in the design Deep sea");
            page.picture("choice");

            page.doIt();
            assertThat(page.end()).containsText(ISSUED);
            assertThat(page.text("#choice")).isHidden();
        }
        isIssuedOnce(record);
    }

    @Test
    void goesOnWhenTheCenterIsBack() {
        clerk.order(order);
        insertBlank();
        try (ClerksPage page = signedIn()) {
            page.watch().provoke("/api/");
            page.choose(orderId());
            site.does("link cut");
            assertThat(page.text("#line")).containsText("The center cannot be reached.");
            assertThat(page.act()).hasAttribute("aria-disabled", "true");
            page.picture("center-gone");

            site.does("link restore");
            assertThat(page.text("#line")).isEmpty();
            page.doIt();
            assertThat(page.end()).containsText(ISSUED);
        }
    }

    @Test
    void followsACardThroughADoubleClickAndAReload() {
        String record = clerk.order(order);
        insertBlank();
        try (ClerksPage page = signedIn()) {
            page.choose(orderId());
            assertThat(page.act()).hasAttribute("aria-disabled", "false");
            site.does("link pass 2"); // the offer and the session; what the card answered waits
            page.act().dblclick();
            assertThat(page.job()).isVisible();
            assertThat(page.text("#progress-count")).containsText(" of ");
            page.picture("issuing");
            page.page().reload();
            assertThat(page.text("#job-title")).hasText("Issuing the card in reader-1");
            assertThat(page.text("#sign-out")).isDisabled();

            site.does("link restore");
            assertThat(page.end()).containsText(ISSUED);
            assertThat(page.watch().requested("POST /api/card-sessions")).isOne();
        }
        isIssuedOnce(record);
    }

    @Test
    void asksWhichReaderIsMeantAndSaysThatNoneIsThere() throws IOException {
        clerk.order(order);
        insertBlank();
        site.does("blank other-" + card);
        site.does("insert reader-2 other-" + card);
        readersWithCards.add("reader-2");
        Path readers = site.folder("folder").resolve("tray");
        Path aside = site.folder("folder").resolve("unplugged");
        try (ClerksPage page = signedIn()) {
            assertThat(page.list()).isFocused();
            assertThat(page.text("#readers-warning")).containsText("2 readers hold a card. Choose the one to use");
            assertThat(page.text("#card-heading")).hasText("No card is used");
            page.text("input[value=reader-2]").press(" ");
            assertThat(page.text("#readers-warning")).containsText("Only the card in reader-2 is used.");
            page.list().focus();
            page.choose(orderId());
            assertThat(page.act()).hasText("Issue in reader-2");
            page.picture("two-readers");

            Files.move(readers, aside);
            try {
                assertThat(page.text("#readers")).containsText("reader-1 Simulated does not answer.");
                assertThat(page.text("#summary")).hasText("reader-2 cannot be used.");
                page.picture("no-reader");
            } finally {
                Files.move(aside, readers);
            }
        }
    }

    @Test
    void locksWhenNobodyIsThereAndKeepsNothing() {
        clerk.order(order);
        try (ClerksPage page = open(window())) {
            page.page().clock().install();
            page.watch().provoke("/api/card-"); // what was asked for the picture of a card is refused then
            page.load().signIn().choose(orderId());
            String token = token(page);

            page.page().clock().fastForward("05:01");

            assertThat(page.text("#sign-in-note")).containsText("nobody used this page for five minutes");
            assertThat(page.text("#requests [role=option]")).hasCount(0);
            assertThat(page.page().evaluate("sessionStorage.length + localStorage.length"))
                    .isEqualTo(0);
            assertThat(page.page().content()).doesNotContain(orderId());
            JsonService withThatToken = site.base().signedIn(token);
            Clerk.until(() -> withThatToken.get("/api/card-requests").status(), status -> status == 401);
        }
    }

    @Test
    void losesNothingWhenTheSignInEnds() {
        clerk.order(order);
        insertBlank();
        try (ClerksPage page = signedIn()) {
            page.watch().provoke("/api/");
            page.choose(orderId());
            assertThat(page.act()).hasAttribute("aria-disabled", "false");
            site.base().signedIn(token(page)).delete("/api/sign-ins/current");
            page.doIt();
            assertThat(page.text("#sign-in-note")).hasText("Your sign-in has ended. Sign in again: nothing is lost.");
            page.picture("signed-out").signIn();

            assertThat(page.text("#summary")).containsText(orderId());
            page.doIt();
            assertThat(page.end()).containsText(ISSUED);
        }
    }

    @Test
    void asksASupervisorAfterTwoTriesThatFailed() {
        String record = clerk.order(order);
        clerk.insertBlank(card, "flip-cryptogram=true");
        readersWithCards.add("reader-1");
        clerk.issue(record);
        clerk.issue(record);
        try (ClerksPage page = signedIn()) {
            page.watch().provoke("/api/offers");
            page.choose(orderId()).doIt();
            assertThat(page.text("#refusal")).containsText("A supervisor must allow it");
            page.picture("approval-needed").text("#ask").press("Enter");
            assertThat(page.text("#asked")).containsText("A supervisor decides at the office desk");
            approve("record", record);
            assertThat(page.text("#asked")).hasText("Allowed by supervisor. Go on with the card.");
            page.doIt();

            assertThat(page.end()).containsText("Nothing was written, the request stays open.");
            assertThat(page.text("#card-message")).containsText("This card is of no use here.");
            page.picture("refused");
        }
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("UNISSUED");
    }

    /** What the supervisor does at the office desk. */
    private void approve(String field, String value) {
        JsonService office = site.center("office-1");
        String token = office.post(
                        "/v1/sign-ins", Map.of("username", "supervisor", "password", site.password("supervisor")))
                .isOk()
                .body()
                .path("token")
                .asString();
        JsonService supervisor = office.signedIn(token);
        String asked = supervisor
                .get("/v1/approvals")
                .isOk()
                .body()
                .valueStream()
                .filter(approval -> approval.path(field).asString("").equals(value))
                .map(approval -> approval.path("id").asString())
                .findFirst()
                .orElseThrow();
        supervisor
                .post("/v1/approvals/" + asked + "/decision", Map.of("approve", true))
                .isOk();
    }

    private static String token(ClerksPage page) {
        return String.valueOf(page.page().evaluate("JSON.parse(sessionStorage.getItem('cardmint.sign-in')).token"));
    }

    @Test
    void showsNamesOfAnyScriptAsTextInAnyWindow() {
        var magnified = new NewContextOptions()
                .setViewportSize(512, 384)
                .setDeviceScaleFactor(2)
                .setColorScheme(ColorScheme.DARK);
        try (ClerksPage page = open(magnified)) {
            page.page().route("**/api/card-requests?*", PageIT::answerWithOddNames);
            page.watch().provoke("/api/card-choices/"); // the center does not know them
            page.load().signIn();

            assertThat(page.text("#requests [role=option]")).hasCount(3);
            assertThat(page.text("#requests")).containsText("<img src=x onerror=alert(1)> •••• 1234");
            assertThat(page.text("#requests img")).hasCount(0);
            assertThat(page.text("#requests bdi[dir=auto]")).hasCount(6);
            page.press("End").picture("magnified-dark");
            assertThat(page.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no scrolling to the side")
                    .isEqualTo(true);
        }
    }

    @Test
    void showsWhatWasReadOfACardThatIsRefused() {
        try (ClerksPage page = open(window())) {
            page.page().route("**/api/readers/*/recognition", PageIT::answerWithAnUnknownCard);
            page.load().signIn();
            insertBlank();

            assertThat(page.text("#card-message")).containsText("This card is of no known type.");
            assertThat(page.text("#card-detail"))
                    .hasText("For support: Fits no card type in use. Read: ATR 3B80800101; select 6A82");
            page.picture("unknown-card");
        }
    }

    @Test
    void leadsThroughWhatACardAsksForThatWasIssuedOften() {
        try (ClerksPage page = open(window())) {
            page.watch().provoke("/api/reissues");
            var answers = new ArrayDeque<>(List.of(
                    problem(400, "invalid-field", "Correct the named fields and send again.", """
                            ,"fields":[{"field":"values.expiryDate","message":"Valid until takes a date that exists"}]"""),
                    problem(409, "approval-needed", "5 cards have been issued for this record.", ""),
                    problem(409, "conflict", "The approval was taken along.", "")));
            var asked = new ArrayList<String>();
            page.page().route("**/api/readers/*/recognition", PageIT::answerWithAnOldCard);
            page.page().route("**/api/approvals", route -> json(route, 201, approval("REQUESTED")));
            page.page().route("**/api/approvals/*", route -> json(route, 200, approval("APPROVED")));
            page.page().route("**/api/reissues", route -> {
                asked.add(route.request().postData());
                route.fulfill(answers.remove());
            });
            page.load().signIn();
            insertBlank();

            page.page().getByLabel("Valid until").fill("2031-02-30");
            page.text("#reissue-begin").click();
            assertThat(page.text("#reissue-expiryDate-problem")).hasText("Valid until takes a date that exists");
            assertThat(page.page().getByLabel("Valid until")).isFocused();
            page.picture("reissue-values");
            page.page().getByLabel("Valid until").fill("2031-02-28");
            page.text("#reissue-begin").click();
            assertThat(page.text("#refusal")).containsText("It is decided at the office desk.");
            assertThat(page.text("#reissue-expiryDate-problem")).isEmpty();
            page.picture("reissue-supervised").text("#ask").press("Enter");
            assertThat(page.text("#asked")).hasText("Allowed by supervisor. Choose Reissue.");
            page.text("#reissue-begin").click();
            assertThat(page.text("#refusal")).containsText("The approval was taken along.");
            assertThat(asked.get(2)).contains("2031-02-28", "\"approval\":\"" + OLD_RECORD);
        }
    }

    private static Route.FulfillOptions problem(int status, String type, String detail, String more) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"type\":\"urn:problem:cardmint:%s\",\"detail\":\"%s\"%s}".formatted(type, detail, more));
    }

    private static void json(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body));
    }

    private static String approval(String state) {
        return "{\"id\":\"%s\",\"state\":\"%s\",\"decidedBy\":\"supervisor\"}".formatted(OLD_RECORD, state);
    }

    private static void answerWithAnOldCard(Route route) {
        json(route, 201, """
                {"id":"00000000-0000-4000-8000-000000000001","reader":"reader-1","insertion":1,"cardType":
                {"profile":"payment","version":1,"name":"Payment card"},"knownChip":null,"operations":[],
                "record":"%s","reissue":[{"reason":"EXPIRED","values":[{"name":"expiryDate","label":"Valid until"}]}],
                "message":"This card has been issued.","detail":null,"expiresAt":"2999-01-01T00:00:00Z"}""".formatted(OLD_RECORD));
    }

    private static void answerWithAnUnknownCard(Route route) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody("""
                {"id":"00000000-0000-4000-8000-000000000001","reader":"reader-1","insertion":1,"cardType":null,
                "knownChip":null,"operations":[],"record":null,
                "message":"This card is of no known type. Take it out and use another card.",
                "detail":"Fits no card type in use. Read: ATR 3B80800101; select 6A82",
                "expiresAt":"2999-01-01T00:00:00Z"}"""));
    }

    private static void answerWithOddNames(Route route) {
        String row = """
                {"number":%d,"record":"00000000-0000-4000-8000-00000000000%d","orderId":"order-%d","cardType":"payment",
                "label":"%s •••• 1234","state":"UNISSUED","issuanceCount":0,"createdAt":"2026-01-01T00:00:00Z"}""";
        boolean waiting = route.request().url().contains("UNISSUED");
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(
                        waiting
                                ? "[" + row.formatted(1, 1, 1, "<img src=x onerror=alert(1)>") + ","
                                        + row.formatted(2, 2, 2, "ז. כ.") + ","
                                        + row.formatted(3, 3, 3, "阮 文 A\\u0301.")
                                        + "]"
                                : "[]"));
    }
}
