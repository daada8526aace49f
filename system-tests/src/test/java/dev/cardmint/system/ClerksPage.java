package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.List;

/** The base's page in a browser, used by keyboard; whatever the browser complains of fails the test at its end. */
final class ClerksPage implements AutoCloseable {

    private static final Path SCREENSHOTS = Site.PROJECT.resolve("system-tests/target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final Site site;
    private final Watch watch;

    private ClerksPage(BrowserContext context, Site site) {
        this.context = context;
        this.site = site;
        page = context.newPage();
        watch = Watch.over(context, page, site.address("base"));
    }

    /** A window that is not loaded yet. */
    static ClerksPage of(Browser browser, Site site, Browser.NewContextOptions options) {
        return new ClerksPage(browser.newContext(options), site);
    }

    ClerksPage load() {
        page.navigate(site.address("base").toString());
        return this;
    }

    Page page() {
        return page;
    }

    Watch watch() {
        return watch;
    }

    /** The focus stands in the field for the user name when nobody is signed in. */
    ClerksPage signIn() {
        return signIn(site.password("clerk"));
    }

    ClerksPage signIn(String password) {
        assertThat(page.getByLabel("User name")).isFocused();
        type("clerk");
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
        press("Control+A");
        type(order);
        assertThat(page.locator("#requests [role=option]")).hasCount(1);
        press("Enter");
        assertThat(list()).isFocused();
        press("Enter");
        assertThat(act()).isFocused();
        return this;
    }

    /** Opens the holder's window, as the clerk does once for a second screen. */
    Page display() {
        Page display = context.waitForPage(
                () -> page.getByText("Display for the holder").click());
        watch.also(display);
        return display;
    }

    /** Takes a picture of the holder's window. */
    void pictureOf(Page display, String name) {
        assertThat(new AxeBuilder(display).analyze().getViolations().stream().map(ClerksPage::described))
                .isEmpty();
        display.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
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

    /** Presses it, once it can be pressed. */
    void doIt() {
        assertThat(act()).hasAttribute("aria-disabled", "false");
        act().press("Enter");
    }

    Locator job() {
        return page.locator("#job");
    }

    /** Waits for the end of the job that is shown; the focus stands on the way to the next card. */
    Locator end() {
        assertThat(page.locator("#job-close")).isFocused();
        return job();
    }

    Locator text(String selector) {
        return page.locator(selector);
    }

    /** Takes a picture, after axe has found nothing to complain of. */
    ClerksPage picture(String name) {
        List<String> broken = new AxeBuilder(page)
                .analyze().getViolations().stream().map(ClerksPage::described).toList();
        assertThat(broken).as("accessibility of %s", name).isEmpty();
        return pictureOnly(name);
    }

    private static String described(Rule rule) {
        return rule.getHelp() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    ClerksPage pictureOnly(String name) {
        // A hidden caret would need a style of its own in the page, which the page's policy refuses.
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
        watch.assertQuiet();
    }
}
