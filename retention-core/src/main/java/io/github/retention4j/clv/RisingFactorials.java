package io.github.retention4j.clv;

/** The logarithms of a, a(a + 1), a(a + 1)(a + 2), … and their derivatives by a: what sums of ln Γ come to where the steps are whole. */
final class RisingFactorials {
    final double[] log;
    final double[] first;
    final double[] second;

    /**
     * Works them out.
     *
     * @param a the first factor, above 0
     * @param most of how many factors the longest product is
     */
    RisingFactorials(double a, int most) {
        log = new double[most + 1];
        first = new double[most + 1];
        second = new double[most + 1];
        for (int j = 0; j < most; j++) {
            log[j + 1] = log[j] + Math.log(a + j);
            first[j + 1] = first[j] + 1 / (a + j);
            second[j + 1] = second[j] - 1 / (a + j) / (a + j);
        }
    }
}
