package dev.cardmint.center.profiles.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * As much of JSON Schema (draft 2020-12) as the schema of profiles uses; a keyword that is not known here is an error
 * of the schema.
 */
final class SchemaCheck {

    private static final Set<String> ANNOTATIONS = Set.of("$schema", "$id", "title", "description", "$defs");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with a document, by path; empty if nothing is. */
    List<String> complaints(JsonNode document) {
        var found = new ArrayList<String>();
        check(root, document, "", found);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> found) {
        for (String keyword : schema.propertyNames()) {
            JsonNode rule = schema.get(keyword);
            if (!ANNOTATIONS.contains(keyword) && !holds(keyword, rule, schema, value, path, found)) {
                found.add("%s: %s".formatted(path, keyword));
            }
        }
    }

    private boolean holds(
            String keyword, JsonNode rule, JsonNode schema, JsonNode value, String path, List<String> found) {
        return switch (keyword) {
            case "$ref" -> all(() -> check(root.at(rule.asString().substring(1)), value, path, found));
            case "type" -> isOfType(rule.asString(), value);
            case "enum" -> rule.valueStream().anyMatch(value::equals);
            case "pattern" -> value.isString() && value.asString().matches(rule.asString());
            case "minLength" -> value.isString() && value.asString().length() >= rule.asInt();
            case "minimum" -> value.isInt() && value.asInt() >= rule.asInt();
            case "maximum" -> value.isInt() && value.asInt() <= rule.asInt();
            case "minItems", "minProperties" -> value.size() >= rule.asInt();
            case "required" -> rule.valueStream().allMatch(name -> value.has(name.asString()));
            case "oneOf" -> rule.valueStream().filter(each -> fits(each, value)).count() == 1;
            case "items" -> all(() -> checkItems(rule, value, path, found));
            case "properties" -> all(() -> checkProperties(rule, value, path, found));
            case "additionalProperties" -> all(() -> checkOthers(rule, schema, value, path, found));
            default -> throw new IllegalArgumentException("The schema uses " + keyword);
        };
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        var complaints = new ArrayList<String>();
        check(schema, value, "", complaints);
        return complaints.isEmpty();
    }

    private static boolean all(Runnable checks) {
        checks.run();
        return true;
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isInt();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException("The schema uses type " + type);
        };
    }

    private void checkItems(JsonNode rule, JsonNode value, String path, List<String> found) {
        for (int i = 0; i < value.size(); i++) {
            check(rule, value.get(i), "%s[%d]".formatted(path, i), found);
        }
    }

    private void checkProperties(JsonNode rule, JsonNode value, String path, List<String> found) {
        rule.propertyNames().stream()
                .filter(value::has)
                .forEach(name -> check(rule.get(name), value.get(name), path + "." + name, found));
    }

    private void checkOthers(JsonNode rule, JsonNode schema, JsonNode value, String path, List<String> found) {
        for (String name : value.propertyNames()) {
            if (schema.path("properties").has(name)) {
                continue;
            }
            if (rule.isBoolean()) {
                found.add("%s.%s: is not in the schema".formatted(path, name));
            } else {
                check(rule, value.get(name), path + "." + name, found);
            }
        }
    }
}
