package dev.cardmint.base.console;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the interface description at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String OPERATOR = "operator";

    @Bean
    OpenAPI openApi() {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The opaque token of POST /api/sign-ins; sign-ins, terminal and readers need none.");
        return new OpenAPI()
                .info(new Info()
                        .title("Cardmint base")
                        .version("1")
                        .description("Readers, recognition and card sessions at a branch. "
                                + "Every failure is an application/problem+json (RFC 9457)."))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(OPERATOR, token))
                .addSecurityItem(new SecurityRequirement().addList(OPERATOR));
    }
}
