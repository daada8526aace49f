package dev.cardmint.center.web;

import dev.cardmint.model.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or behind the controllers, in the same form. */
@Hidden
@RestController
class ErrorAnswers implements ErrorController {

    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer given ? given : ProblemType.NOT_FOUND.status();
        switch (code) {
            case 400 -> problems.write(response, ProblemType.MALFORMED_REQUEST, "The request cannot be read.");
            case 403 -> problems.write(response, ProblemType.NOT_ALLOWED, "This is not allowed.");
            case 404 -> problems.write(response, ProblemType.NOT_FOUND, "There is nothing at this address.");
            default -> problems.write(response, ProblemType.INTERNAL, "The center failed; try again, or ask support.");
        }
    }
}
