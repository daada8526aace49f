package dev.cardmint.center.terminals.web;

import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** What the center has on the terminal that asks. */
@RestController
class TerminalController {

    @GetMapping("/v1/terminal")
    TerminalView terminal(@RequestAttribute(Terminal.REQUEST_ATTRIBUTE) Terminal terminal) {
        return new TerminalView(terminal.id(), terminal.kind(), terminal.branch(), terminal.drill());
    }

    record TerminalView(String id, TerminalKind kind, String branch, boolean drill) {}
}
