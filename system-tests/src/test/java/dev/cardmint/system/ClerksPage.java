package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The base's page in a browser, used by keyboard. Whatever the browser complains of, and every request to another host,
 * fails the test when the page is closed; so does a rule of axe.
 */
final class ClerksPage implements AutoCloseable {

    private static final Path SCREENSHOTS = Site.PROJECT.resolve("system-tests/target/screenshots");
    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    private final BrowserContext context;
    private final Page page;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> provoked = new ArrayList<>();

    private ClerksPage(BrowserContext context, URI base) {
        this.context = context;
        this.base = base;
        page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("page error: " + error));
        context.onRequest(this::requested);
    }

    static ClerksPage open(Browser browser, Site site) {
        return open(browser, site, new Browser.NewContextOptions().setViewportSize(1024, 768));
    }

    static ClerksPage openDark(Browser browser, Site site) {
        return open(
                browser,
                site,
                new Browser.NewContextOptions().setViewportSize(1024, 768).setColorScheme(ColorScheme.DARK));
    }

    /** As somebody sees it who magnifies a window of 1024 by 768 pixels twofold. */
    static ClerksPage openMagnified(Browser browser, Site site) {
        return open(
                browser,
                site,
                new Browser.NewContextOptions().setViewportSize(512, 384).setDeviceScaleFactor(2));
    }

    private static ClerksPage open(Browser browser, Site site, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        return new ClerksPage(context, site.address("base"));
    }

    ClerksPage load() {
        page.navigate(base.toString());
        return this;
    }

    private void heard(ConsoleMessage message) {
        if (COMPLAINTS.contains(message.type())
                && provoked.stream().noneMatch(path -> message.location().contains(path))) {
            complaints.add("%s: %s (%s)".formatted(message.type(), message.text(), message.location()));
        }
    }

    private void requested(Request request) {
        URI asked = URI.create(request.url());
        requests.add(request.method() + " " + asked.getPath());
        if (!asked.getAuthority().equals(base.getAuthority())) {
            complaints.add("a request to " + asked.getAuthority());
        }
    }

    /** From now on refusals of this path are what the test is about; a browser reports each as an error. */
    ClerksPage provoke(String path) {
        provoked.add(path);
        return this;
    }

    Page page() {
        return page;
    }

    long requested(String methodAndPath) {
        return requests.stream().filter(methodAndPath::equals).count();
    }

    /** The focus stands in the field for the user name when nobody is signed in. */
    ClerksPage signIn(String username, String password) {
        assertThat(page.getByLabel("User name")).isFocused();
        type(username);
        press("Tab");
        type(password);
        press("Enter");
        return this;
    }

    /** Searches for an order and chooses it; the focus stands in the list before and on the button afterwards. */
    ClerksPage choose(String order) {
        assertThat(list()).isFocused();
        press("Shift+Tab");
        assertThat(page.locator("#filter")).isFocused();
        page.keyboard().press("Control+A");
        type(order);
        assertThat(page.locator("#requests [role=option]")).hasCount(1);
        press("Enter");
        assertThat(list()).isFocused();
        assertThat(act()).isEnabled();
        press("Enter");
        assertThat(act()).isFocused();
        return this;
    }

    ClerksPage press(String key) {
        page.keyboard().press(key);
        return this;
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    Locator list() {
        return page.getByRole(AriaRole.LISTBOX);
    }

    /** The button that issues or checks. */
    Locator act() {
        return page.locator("#act");
    }

    /** Waits for the end of the job that is shown; the focus stands on the way to the next card. */
    Locator end() {
        assertThat(page.locator("#job-close")).isFocused();
        return page.locator("#job");
    }

    Locator text(String selector) {
        return page.locator(selector);
    }

    /** Takes a picture, after axe has found nothing to complain of. */
    ClerksPage picture(String name) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("accessibility of %s", name)
                .allSatisfy(
                        rule -> assertThat(rule.getId() + " " + rule.getNodes()).isEmpty());
        // A hidden caret would need a style of its own in the page, which the page's policy refuses.
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
