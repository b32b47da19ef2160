package io.github.retention4j.examples.simulation;

/** Where customers live: in each country they spend differently and leave at a different pace. */
enum City {
    RIYADH("Riyadh", Country.SA, 28),
    JEDDAH("Jeddah", Country.SA, 16),
    DAMMAM("Dammam", Country.SA, 7),
    MAKKAH("Makkah", Country.SA, 5),
    MADINAH("Madinah", Country.SA, 4),
    DUBAI("Dubai", Country.AE, 9),
    ABU_DHABI("Abu Dhabi", Country.AE, 4),
    CAIRO("Cairo", Country.EG, 9),
    ALEXANDRIA("Alexandria", Country.EG, 3),
    KUWAIT("Kuwait City", Country.KW, 7),
    MANAMA("Manama", Country.BH, 3),
    DOHA("Doha", Country.QA, 3),
    MUSCAT("Muscat", Country.OM, 2);

    /** A country, by its ISO 3166 code. */
    enum Country {
        SA(1, 0),
        AE(1.25, -0.1),
        EG(0.6, 0.8),
        KW(1.3, -0.2),
        BH(1, 0),
        QA(1.3, 0.1),
        OM(0.9, 0.2);

        /** The size of baskets there, beside that of Saudi ones. */
        final double basket;
        /** Added to the log-odds that a customer leaves after a purchase. */
        final double leaving;

        Country(double basket, double leaving) {
            this.basket = basket;
            this.leaving = leaving;
        }
    }

    private static final City[] ALL = values();
    private static final WeightedChoice CHOICE = new WeightedChoice(ALL.length, i -> ALL[i].weight);

    final String label;
    final Country country;
    private final double weight;

    City(String label, Country country, double weight) {
        this.label = label;
        this.country = country;
        this.weight = weight;
    }

    static City draw(Draws draws) {
        return ALL[CHOICE.draw(draws)];
    }
}
