package dev.cardmint.center.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** What a test center has in addition to a real one. */
@Configuration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    CenterClients centerClients(Environment environment, JsonMapper json) {
        return new CenterClients(environment, json);
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
