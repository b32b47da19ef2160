package io.github.retention4j.spring;

import java.util.List;
import java.util.stream.Stream;

/** Lines of configuration to write, as an application.yaml has them. */
final class Lines {
    static final List<String> OF_A_SHOP = List.of("zone: Asia/Riyadh", "currency: SAR");
    static final List<String> OF_A_QUERY = List.of(
            "query: select customer_id, created_at, total from orders",
            "customer: customer_id",
            "time: created_at",
            "amount: total");

    private Lines() {}

    /** All that a shop needs whose orders are in a database. */
    static List<String> ofAShopWithAQuery() {
        return Stream.of(
                        OF_A_SHOP.stream(),
                        Stream.of("source:"),
                        OF_A_QUERY.stream().map(line -> "  " + line))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A line below a prefix, each part of which is a level of its own. */
    static String yaml(String prefix, String below) {
        return yaml(prefix, List.of(below));
    }

    /** Some lines below a prefix. */
    static String yaml(String prefix, List<String> below) {
        StringBuilder lines = new StringBuilder();
        String indent = "    ";
        for (String level : prefix.split("\\.", -1)) {
            lines.append(indent).append(level).append(":\n");
            indent += "  ";
        }
        for (String line : below) {
            lines.append(indent).append(line).append('\n');
        }
        return lines.toString();
    }
}
