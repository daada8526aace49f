package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.TerminalFilter;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.center.web.Problems;
import dev.cardmint.center.web.Refusals;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

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
                .addFilterBefore(new TerminalFilter(terminals, problems, refusals), AuthorizationFilter.class)
                .addFilterBefore(new OperatorFilter(signIns, problems, refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/v1/audit-entries")
                        .hasAnyAuthority(Role.SUPERVISOR.name(), Role.SECURITY_OFFICER.name())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, exception) -> {
                            refusals.record(ProblemType.NOT_ALLOWED, request);
                            problems.write(
                                    response,
                                    ProblemType.NOT_ALLOWED,
                                    "This needs a supervisor or security officer who is signed in.");
                        })
                        .authenticationEntryPoint((request, response, exception) -> {
                            refusals.record(ProblemType.NOT_SIGNED_IN, request);
                            problems.write(response, ProblemType.NOT_SIGNED_IN, "Sign in at this terminal first.");
                        }));
        return http.build();
    }
}
