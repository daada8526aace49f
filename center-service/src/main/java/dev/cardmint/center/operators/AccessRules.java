package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.TerminalFilter;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.center.web.Problems;
import dev.cardmint.center.web.Refusals;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;

/**
 * The filter chain: terminal, then operator, then the few rules that hold for whole routes. There are no cookies and no
 * sessions, so there is nothing for a forged request to ride on.
 */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
    }

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http, Terminals terminals, SignIns signIns, Problems problems, Refusals refusals) {
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new TerminalFilter(terminals, problems, refusals), ExceptionTranslationFilter.class)
                .addFilterBefore(new OperatorFilter(signIns, problems, refusals), ExceptionTranslationFilter.class)
                .authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/v1/audit-entries")
                        .hasAnyAuthority(Role.SUPERVISOR.name(), Role.SECURITY_OFFICER.name())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                        (request, response, exception) -> refuse(request, response, problems, refusals)));
        return http.build();
    }

    /** What came without TLS came to the port for health checks on this machine; health is all that it gets. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain healthOnThisMachine(HttpSecurity http) {
        http.securityMatcher(request -> !request.isSecure())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(routes -> routes.requestMatchers(HttpMethod.GET, "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, Problems problems, Refusals refusals)
            throws IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean signedIn = authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.operator() != null;
        ProblemType type = signedIn ? ProblemType.NOT_ALLOWED : ProblemType.NOT_SIGNED_IN;
        refusals.record(type, request);
        problems.write(response, type, "This needs a supervisor or security officer who is signed in.");
    }
}
