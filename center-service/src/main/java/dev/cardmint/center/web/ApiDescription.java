package dev.cardmint.center.web;

import dev.cardmint.center.audit.Acting;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the whole interface: who may call it, and what a failure looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String CERTIFICATE = "terminalCertificate";
    private static final String TOKEN = "operatorToken";
    private static final String PROBLEM = "Problem";

    ApiDescription() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Acting.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Cardmint center")
                        .version("1")
                        .description("Issues IC cards through branch bases. Every caller is a registered terminal with"
                                + " a client certificate; what a person does carries that person's token as well.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("The center that serves this document")))
                .components(new Components()
                        .addSecuritySchemes(CERTIFICATE, new SecurityScheme().type(SecurityScheme.Type.MUTUALTLS))
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(CERTIFICATE).addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(CERTIFICATE));
    }

    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problemAnswer()));
        };
    }

    private static ApiResponse problemAnswer() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("A problem (RFC 9457), in plain words")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        var field =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("trace", new StringSchema())
                .addProperty("fields", new ArraySchema().items(field));
    }
}
