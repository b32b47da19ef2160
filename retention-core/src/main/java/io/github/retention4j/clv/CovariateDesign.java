package io.github.retention4j.clv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The strata of customers with the same covariates, and these as columns of numbers. */
final class CovariateDesign {
    /** What is left of a column beside the others, as a part of its square: below this, rounding is all that is left. */
    private static final double LEAST_OWN_PART = 1e-10;

    /** The customers of each stratum; none of them is empty. */
    final List<PatternTable> strata = new ArrayList<>();

    /** What each column is, with effects of 0. */
    final List<CovariateTerm> terms = new ArrayList<>();

    /** What 1 is in each column: 1 for a level, the standard deviation for a number, so that all columns are of one size. */
    final List<Double> scales = new ArrayList<>();

    /** Of each stratum its columns. */
    final double[][] columns;

    private final List<CovariateValues> keys = new ArrayList<>();
    private final double[] weights;
    private String fault = "";

    CovariateDesign(Map<CovariateValues, PatternTable> patterns) {
        new TreeMap<>(patterns).forEach((key, table) -> {
            if (table.customers() > 0) {
                keys.add(key);
                strata.add(table);
            }
        });
        this.weights = strata.stream().mapToDouble(PatternTable::customers).toArray();
        List<CovariateValues.Kind> kinds =
                keys.isEmpty() ? List.of() : keys.get(0).kinds();
        for (CovariateValues key : keys) {
            if (!key.kinds().equals(kinds)) {
                throw new IllegalArgumentException("values of other covariates than those of the first: "
                        + names(key.kinds()) + ", not " + names(kinds));
            }
        }
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).isNumeric()) {
                addNumber(kinds.get(i), i, found);
            } else {
                addLevels(kinds.get(i), i, found);
            }
        }
        checkIndependent(found);
        this.columns = new double[keys.size()][found.size()];
        for (int stratum = 0; stratum < columns.length; stratum++) {
            for (int column = 0; column < found.size(); column++) {
                columns[stratum][column] = found.get(column)[stratum];
            }
        }
    }

    /** Why the covariates cannot be told apart, in words; empty if they can. */
    String fault() {
        return fault;
    }

    private void addLevels(CovariateValues.Kind kind, int place, List<double[]> found) {
        TreeSet<String> levels = new TreeSet<>();
        keys.forEach(key -> levels.add(key.level(place)));
        String base = kind.base().isEmpty() ? levels.first() : kind.base();
        if (!levels.remove(base)) {
            tell("nobody has the base " + base + " of " + kind.name());
        } else if (levels.isEmpty()) {
            tell(kind.name() + " is " + base + " of all customers, so it tells nothing");
        }
        for (String level : levels) {
            terms.add(new CovariateTerm(kind.name(), level, base, 0, 0, 0));
            scales.add(1.0);
            found.add(keys.stream()
                    .mapToDouble(key -> key.level(place).equals(level) ? 1 : 0)
                    .toArray());
        }
    }

    private void addNumber(CovariateValues.Kind kind, int place, List<double[]> found) {
        double[] column = keys.stream().mapToDouble(key -> key.number(place)).toArray();
        double mean = centre(column);
        double scale = Math.sqrt(square(column, column) / total());
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY) || new HashSet<>(boxed(column)).size() < 2) {
            tell(kind.name() + " is " + mean + " of all customers, so it tells nothing");
            scale = 1;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] /= scale;
        }
        terms.add(new CovariateTerm(kind.name(), "", "", mean, 0, 0));
        scales.add(scale);
        found.add(column);
    }

    /** By Gram and Schmidt, columns taken from their means, since the base parameters are a column of ones. */
    private void checkIndependent(List<double[]> found) {
        List<double[]> others = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            double[] own = found.get(i).clone();
            centre(own);
            double before = square(own, own);
            for (double[] other : others) {
                double part = square(own, other) / square(other, other);
                for (int stratum = 0; stratum < own.length; stratum++) {
                    own[stratum] -= part * other[stratum];
                }
            }
            if (square(own, own) > LEAST_OWN_PART * before) {
                others.add(own);
            } else if (fault.isEmpty()) {
                tell(terms.get(i).name()
                        + " follows from the covariates before it, so their effects cannot be told apart");
            }
        }
    }

    private double centre(double[] column) {
        double sum = 0;
        for (int i = 0; i < column.length; i++) {
            sum += weights[i] / total() * column[i];
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= sum;
        }
        return sum;
    }

    private double square(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += weights[i] * one[i] * other[i];
        }
        return sum;
    }

    private double total() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private void tell(String what) {
        fault = fault.isEmpty() ? what : fault + "; " + what;
    }

    private static List<Double> boxed(double[] column) {
        return Arrays.stream(column).boxed().toList();
    }

    private static String names(List<CovariateValues.Kind> kinds) {
        return String.join(", ", kinds.stream().map(CovariateValues.Kind::name).toList());
    }
}
