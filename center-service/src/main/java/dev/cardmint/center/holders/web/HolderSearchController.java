package dev.cardmint.center.holders.web;

import dev.cardmint.center.holders.HolderSearches;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.model.holder.HolderQuestion;
import dev.cardmint.model.holder.HolderSearch;
import dev.cardmint.model.holder.HolderSearchForm;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which record does a holder have who has no card? */
@RestController
@RequestMapping("/v1/holder-searches")
class HolderSearchController {

    private final HolderSearches searches;

    HolderSearchController(HolderSearches searches) {
        this.searches = searches;
    }

    @GetMapping
    List<HolderSearchForm> forms(Caller caller) {
        caller.requireOperatorAtBase();
        return searches.forms();
    }

    /** No resource is made: values searched for would have to stand in its address or be kept. */
    @PostMapping
    HolderSearch search(Caller caller, @RequestBody HolderQuestion question) {
        caller.requireOperatorAtBase();
        return searches.search(caller, question);
    }
}
