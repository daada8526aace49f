package dev.cardmint.center.securechannel.aes;

import java.lang.reflect.Field;
import java.util.Objects;

/** Looks into an object for what a wipe must have overwritten. */
public final class SecretField {

    private SecretField() {}

    public static byte[] of(Object owner, String name) throws ReflectiveOperationException {
        return (byte[]) any(owner, name);
    }

    public static Object any(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(owner));
    }
}
