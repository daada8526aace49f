package dev.cardmint.base.web;

import dev.cardmint.base.center.Problem;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Stateless, no users of its own: the base carries tokens, the center judges them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                    + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, WebProperties properties, ProblemResponses problems) {
        http.csrf(AbstractHttpConfigurer::disable) // no cookie and no session that a foreign page could ride on
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new OwnPagesOnly(properties.hostNames(), problems), HeaderWriterFilter.class)
                .addFilterAfter(new SmallBodiesOnly(problems), OwnPagesOnly.class)
                .addFilterBefore(new BearerTokenFilter(), AuthorizationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInFirst(problems))
                        .accessDeniedHandler((request, response, denied) ->
                                problems.write(problem(ProblemType.NOT_ALLOWED), response)));
        headers(http);
        routes(http);
        return http.build();
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener ->
                        opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource ->
                        resource.policy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN)));
    }

    private static void routes(HttpSecurity http) {
        http.authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/", "/index.html", "/customer.html", "/assets/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/terminal", "/api/readers")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/v3/api-docs")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/sign-ins")
                .permitAll()
                .anyRequest()
                .authenticated());
    }

    private static AuthenticationEntryPoint signInFirst(ProblemResponses problems) {
        return (request, response, missing) -> problems.write(problem(ProblemType.NOT_SIGNED_IN), response);
    }

    private static Problem problem(ProblemType type) {
        return Problem.of(type, ProblemHandler.wordsFor(type));
    }
}
