package dev.cardmint.base.web;

import dev.cardmint.base.center.Body;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Passes JSON, pictures and pages through as bytes, overwritten once written. Spring prints every body that it reads or
 * writes at DEBUG, and plain arrays in hexadecimal: a {@link Body} prints its length.
 */
@Component
class BodyConverter extends AbstractHttpMessageConverter<Body> {

    BodyConverter() {
        super(MediaType.APPLICATION_JSON, MediaType.IMAGE_PNG, MediaType.APPLICATION_PDF);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Body.class;
    }

    @Override
    protected Body readInternal(Class<? extends Body> type, HttpInputMessage message) throws IOException {
        return new Body(message.getBody().readAllBytes());
    }

    @Override
    protected void writeInternal(Body body, HttpOutputMessage message) throws IOException {
        try (body) {
            message.getHeaders().setContentLength(body.bytes().length);
            message.getBody().write(body.bytes());
        }
    }
}
