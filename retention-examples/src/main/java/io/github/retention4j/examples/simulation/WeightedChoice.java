package io.github.retention4j.examples.simulation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Numbers from 0 up, each drawn as often as its weight says. */
final class WeightedChoice {
    private final double[] cumulative;

    WeightedChoice(int count, IntToDoubleFunction weight) {
        cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weight.applyAsDouble(i);
            cumulative[i] = sum;
        }
    }

    int draw(Draws draws) {
        double at = draws.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        // A number owns the stretch from the sum before it up to, not including, its own.
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
    }
}
