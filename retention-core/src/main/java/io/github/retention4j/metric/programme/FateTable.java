package io.github.retention4j.metric.programme;

import java.util.Arrays;

/**
 * {@link FateSums} as an estimate reads them: without what is empty.
 *
 * @param ages the ages at which points have a fate or come in, ascending
 * @param points by kind, how many have it at each of the ages
 * @param exitAges for each age, month and kind that points have together, which of the ages it is
 * @param exitPlaces which of the places
 * @param exitPoints how many points
 * @param placeKinds the kind of each place, which is one kind in one cell of the variance
 * @param products for each two places the sum over customers of the product of their points, on and below the diagonal, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what it is made of, and nobody compares two
record FateTable(
        int[] ages,
        long[][] points,
        int[] exitAges,
        int[] exitPlaces,
        long[] exitPoints,
        int[] placeKinds,
        double[] products) {

    static FateTable of(FateSums sums) {
        Exits exits = exits(sums);
        int[] ages = new int[exits.size()];
        int[] places = new int[exits.size()];
        for (int i = 0; i < exits.size(); i++) {
            ages[i] = exits.age(i);
            places[i] = AgeScale.cell(exits.month(i)) * Exits.KINDS + exits.kind(i);
        }
        int[] exitPlaces = places.clone();
        ages = Arrays.stream(ages).sorted().distinct().toArray();
        places = Arrays.stream(places).sorted().distinct().toArray();
        long[][] points = new long[Exits.KINDS][ages.length];
        int[] exitAges = new int[exits.size()];
        long[] exitPoints = new long[exits.size()];
        for (int i = 0; i < exits.size(); i++) {
            int at = Arrays.binarySearch(ages, exits.age(i));
            long[] ofKind = points[exits.kind(i)];
            ofKind[at] = Math.addExact(ofKind[at], exits.points(i));
            exitAges[i] = at;
            exitPlaces[i] = Arrays.binarySearch(places, exitPlaces[i]);
            exitPoints[i] = exits.points(i);
        }
        int[] kinds = Arrays.stream(places).map(place -> place % Exits.KINDS).toArray();
        return new FateTable(ages, points, exitAges, exitPlaces, exitPoints, kinds, products(sums, places));
    }

    /** Those of all customers together. */
    private static Exits exits(FateSums sums) {
        Exits exits = new Exits();
        for (int month = 0; month < sums.months(); month++) {
            for (int kind = 0; kind < Exits.KINDS; kind++) {
                for (int place = 0; place < sums.scale().span(); place++) {
                    int age = sums.scale().first(month) + place;
                    exits.add(Exits.NO_MONTH, month, age, kind, sums.points(month, kind, place));
                }
            }
        }
        return exits;
    }

    private static double[] products(FateSums sums, int[] places) {
        double[] products = new double[places.length * (places.length + 1) / 2];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[at++] = sums.pairs().sum(places[i], places[j]);
            }
        }
        return products;
    }
}
