package dev.cardmint.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** The tray of virtual cards in a browser, beside the clerk's page. */
record TrayPage(BrowserContext context, Page page, Watch watch) implements AutoCloseable {

    static TrayPage open(Browser browser, Site site) {
        URI address = site.address("tray");
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1024, 768));
        Page page = context.newPage();
        Watch watch = Watch.over(context, page, address);
        page.navigate(address.toString());
        return new TrayPage(context, page, watch);
    }

    /** Makes a blank and says its name. */
    String blank() {
        assertThat(page.locator("#kind option").first()).isAttached(); // everything is drawn with it
        Locator cards = page.locator("#cards li");
        int before = cards.count();
        press("Make it");
        assertThat(cards).hasCount(before + 1);
        return page.locator("#cards li > strong").allTextContents().stream()
                .filter(name -> name.startsWith("payment-"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void pulledAtCommand(String card, int command) {
        page.getByLabel("What goes wrong with " + card).selectOption("PULLED");
        page.getByLabel("At which command, counted from the insertion, for " + card)
                .fill("" + command);
        press("Damage " + card);
        assertThat(page.locator("#cards")).containsText("tear-after=" + command);
    }

    void insert(String card) {
        press("Insert " + card + " into reader-1");
        assertThat(page.locator("#readers")).containsText("holds " + card);
    }

    @Override
    public void close() {
        context.close();
        watch.assertQuiet();
    }
}
