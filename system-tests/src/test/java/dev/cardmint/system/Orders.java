package dev.cardmint.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Card requests that are new each time. */
final class Orders {

    private Orders() {}

    static Map<String, Object> order(Map<String, String> values) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderId", "test-" + UUID.randomUUID());
        order.put("cardType", "payment");
        order.put("values", values);
        return order;
    }

    static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Ζωή Παπαδοπούλου");
        values.put("nameOnCard", "PAPADOPOULOU/ZOI");
        values.put("address", "Λεωφόρος Συγγρού 12, 117 42 Αθήνα");
        values.put("birthDate", "1988-02-29");
        values.put("pan", cardNumber());
        values.put("panSequence", "01");
        values.put("effectiveDate", "2026-12-01");
        values.put("expiryDate", "2031-11-30");
        values.put("serviceCode", "201");
        return values;
    }

    static String cardNumber() {
        String body = "999999"
                + new Random().ints(9, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = Character.digit(body.charAt(body.length() - 1 - i), 10) * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return body + (10 - sum % 10) % 10;
    }
}
