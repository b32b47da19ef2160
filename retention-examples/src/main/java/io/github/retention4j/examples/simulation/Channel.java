package io.github.retention4j.examples.simulation;

import java.util.Locale;

/** How customers come to the shop: those whom a friend sent stay longest. */
enum Channel {
    INSTAGRAM(30, 0.2),
    SNAPCHAT(18, 0.4),
    GOOGLE(22, 0),
    FRIEND(18, -0.7),
    STORE(12, -0.3);

    private static final Channel[] ALL = values();
    private static final WeightedChoice CHOICE = new WeightedChoice(ALL.length, i -> ALL[i].weight);

    /** Added to the log-odds that a customer leaves after a purchase. */
    final double leaving;

    private final double weight;

    Channel(double weight, double leaving) {
        this.weight = weight;
        this.leaving = leaving;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel draw(Draws draws) {
        return ALL[CHOICE.draw(draws)];
    }
}
