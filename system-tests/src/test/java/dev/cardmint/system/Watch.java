package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes down what a browser complains of (a violated policy too), and every request to another host. */
final class Watch {

    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    private final URI home;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> provoked = new ArrayList<>();

    private Watch(URI home) {
        this.home = home;
    }

    static Watch over(BrowserContext context, Page page, URI home) {
        var watch = new Watch(home);
        watch.also(page);
        context.onRequest(watch::requested);
        return watch;
    }

    /** Over a second window, too. */
    void also(Page page) {
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("page error: " + error));
    }

    private void heard(ConsoleMessage message) {
        boolean network = message.text().startsWith("Failed to load resource");
        if (COMPLAINTS.contains(message.type())
                && !(network && provoked.stream().anyMatch(message.location()::contains))) {
            complaints.add("%s: %s (%s)".formatted(message.type(), message.text(), message.location()));
        }
    }

    private void requested(Request request) {
        URI asked = URI.create(request.url());
        if (asked.getScheme().equals("blob")) {
            return; // a document that the page holds itself
        }
        requests.add(request.method() + " " + asked.getPath());
        if (!asked.getAuthority().equals(home.getAuthority())) {
            complaints.add("a request to " + asked.getAuthority());
        }
    }

    /** From now on refusals of this path are what the test is about; a browser reports each as an error. */
    void provoke(String path) {
        provoked.add(path);
    }

    long requested(String methodAndPath) {
        return requests.stream().filter(methodAndPath::equals).count();
    }

    void assertQuiet() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
