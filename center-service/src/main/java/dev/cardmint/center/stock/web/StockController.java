package dev.cardmint.center.stock.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.stock.BlankStock;
import dev.cardmint.center.stock.StockCount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The blanks of a branch: what came, what was counted, what is left. */
@RestController
@RequestMapping("/v1/stock")
class StockController {

    private static final int MOST_BLANKS = 1_000_000;

    private final BlankStock stock;

    StockController(BlankStock stock) {
        this.stock = stock;
    }

    @GetMapping
    List<StockView> all(Caller caller) {
        return stock.all(caller).stream().map(StockView::of).toList();
    }

    @PostMapping("/receipts")
    StockView receive(Caller caller, @Valid @RequestBody ReceivedBlanks received) {
        return StockView.of(stock.receive(caller, received.cardType(), received.product(), received.blanks()));
    }

    @PostMapping("/counts")
    StockView recount(Caller caller, @Valid @RequestBody CountedBlanks counted) {
        return StockView.of(stock.recount(caller, counted.cardType(), counted.product(), counted.blanks()));
    }

    @DeleteMapping("/{cardType}/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable String cardType, @PathVariable Product product) {
        stock.end(caller, cardType, product);
    }

    /** Blanks that came. */
    record ReceivedBlanks(
            @NotNull @Size(max = 64) String cardType,
            @NotNull Product product,
            @Min(1) @Max(MOST_BLANKS) int blanks) {}

    /** Blanks that somebody counted. */
    record CountedBlanks(
            @NotNull @Size(max = 64) String cardType,
            @NotNull Product product,
            @Min(0) @Max(MOST_BLANKS) int blanks) {}

    /** How many there are. */
    record StockView(String branch, String cardType, Product product, int blanks, String changedBy, Instant changedAt) {

        static StockView of(StockCount count) {
            return new StockView(
                    count.shelf().branch(),
                    count.shelf().cardType(),
                    count.shelf().product(),
                    count.blanks(),
                    count.changedBy(),
                    count.changedAt());
        }
    }
}
