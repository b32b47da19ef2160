package io.github.retention4j.metric.programme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The fates of points by one object for each point, in fractions; and with weights for customers, in doubles. */
final class NaivePoints {
    /** A point of a customer: its fate, and its age then. */
    record Point(int customer, int age, Fate fate) {}

    /** An exact number. */
    record Fraction(BigInteger above, BigInteger below) {
        static final Fraction ZERO = of(0, 1);
        static final Fraction ONE = of(1, 1);

        static Fraction of(long above, long below) {
            return reduced(BigInteger.valueOf(above), BigInteger.valueOf(below));
        }

        private static Fraction reduced(BigInteger above, BigInteger below) {
            BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
            return new Fraction(above.divide(common), below.divide(common));
        }

        Fraction plus(Fraction other) {
            return reduced(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
        }

        Fraction times(Fraction other) {
            return reduced(above.multiply(other.above), below.multiply(other.below));
        }

        Fraction minus(Fraction other) {
            return plus(other.times(of(-1, 1)));
        }

        Fraction by(Fraction other) {
            return reduced(above.multiply(other.below), below.multiply(other.above));
        }

        double value() {
            return new BigDecimal(above)
                    .divide(new BigDecimal(below), MathContext.DECIMAL128)
                    .doubleValue();
        }
    }

    private final List<Point> points;

    NaivePoints(List<Point> points) {
        this.points = points;
    }

    private Set<Integer> ages() {
        Set<Integer> ages = new TreeSet<>();
        points.forEach(point -> ages.add(point.age()));
        return ages;
    }

    long issued() {
        return points.size();
    }

    long count(Fate fate) {
        return points.stream().filter(point -> point.fate() == fate).count();
    }

    int oldest() {
        return points.stream().mapToInt(Point::age).max().orElseThrow();
    }

    long atRisk(int age) {
        return points.stream().filter(point -> point.age() >= age).count();
    }

    private long had(Fate fate, int age) {
        return points.stream()
                .filter(point -> point.fate() == fate && point.age() == age)
                .count();
    }

    Fraction open(int until) {
        Fraction open = Fraction.ONE;
        for (int age : ages()) {
            if (age <= until) {
                long ended = had(Fate.REDEEMED, age) + had(Fate.EXPIRED, age) + had(Fate.REVOKED, age);
                open = open.times(Fraction.of(atRisk(age) - ended, atRisk(age)));
            }
        }
        return open;
    }

    Fraction share(Fate fate, int until) {
        Fraction share = Fraction.ZERO;
        for (int age : ages()) {
            if (age <= until) {
                share = share.plus(open(age - 1).times(Fraction.of(had(fate, age), atRisk(age))));
            }
        }
        return share;
    }

    /** How many of the open points will have a fate, by the oldest age. */
    Fraction expected(Fate fate) {
        Fraction ultimate = share(fate, oldest());
        Fraction sum = Fraction.ZERO;
        for (Point point : points) {
            if (point.fate() == Fate.OPEN) {
                Fraction later = ultimate.minus(share(fate, point.age()));
                sum = sum.plus(later.by(open(point.age())));
            }
        }
        return sum;
    }

    /** The same figures when each customer's points count with a weight of the customer's. */
    final class Weighted {
        private final double[] weights;

        Weighted(double[] weights) {
            this.weights = weights;
        }

        private double sum(Fate fate, int from, int until) {
            double sum = 0;
            for (Point point : points) {
                boolean isOfFate = fate == null || point.fate() == fate;
                sum += isOfFate && point.age() >= from && point.age() <= until ? weights[point.customer()] : 0;
            }
            return sum;
        }

        double open(int until) {
            double open = 1;
            for (int age : ages()) {
                if (age <= until) {
                    double left = sum(Fate.OPEN, age, age) + sum(null, age + 1, Integer.MAX_VALUE);
                    open *= left / sum(null, age, Integer.MAX_VALUE);
                }
            }
            return open;
        }

        double share(Fate fate, int until) {
            double share = 0;
            for (int age : ages()) {
                if (age <= until) {
                    share += open(age - 1) * sum(fate, age, age) / sum(null, age, Integer.MAX_VALUE);
                }
            }
            return share;
        }

        /** Of what is open at an age, which share has a fate in the end, if so much of what is open at the oldest has. */
        double after(Fate fate, int age, double ofOpen) {
            return (share(fate, oldest()) + ofOpen * open(oldest()) - share(fate, age)) / open(age);
        }

        /** Of the points that are open, which keep their weights. */
        double expected(Fate fate, double ofOpen) {
            double sum = 0;
            for (Point point : points) {
                sum += point.fate() == Fate.OPEN ? after(fate, point.age(), ofOpen) : 0;
            }
            return sum;
        }
    }

    /** What each customer moves a figure by, squared and summed: by weighing each a little more and a little less. */
    double error(ToDoubleFunction<Weighted> figure) {
        int customers = points.stream().mapToInt(Point::customer).max().orElse(-1) + 1;
        double step = 1e-5;
        List<Double> moves = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            double[] more = new double[customers];
            double[] less = new double[customers];
            Arrays.fill(more, 1);
            Arrays.fill(less, 1);
            more[customer] += step;
            less[customer] -= step;
            moves.add(
                    (figure.applyAsDouble(new Weighted(more)) - figure.applyAsDouble(new Weighted(less))) / (2 * step));
        }
        return Math.sqrt(moves.stream().mapToDouble(move -> move * move).sum());
    }
}
