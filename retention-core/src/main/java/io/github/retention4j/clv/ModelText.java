package io.github.retention4j.clv;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * A fit as text, a line a word and its values: what a program writes today and another reads next year.
 *
 * <p>The first line is the version. Numbers are written so that each reads back as the same double. What is missing, unknown, stated
 * twice or no such value is refused with its line.
 */
final class ModelText {
    private static final String VERSION = "retention4j-model 1";

    /** What Double.toString writes of a number, and no other words that Java reads as one. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    /** How far rounding can take an estimated covariance, as a part of its variances. */
    private static final double ROUNDING = 1e-9;

    /** Every model that can be written, with how it is made of its parameters and what they are in, and what writes the latter. */
    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody changes, and functions without a state
    private enum Kind {
        BG_NBD("BG/NBD", BgNbd.class, List.of("r", "alpha", "a", "b"), BgNbd::at),
        MBG_NBD("MBG/NBD", MbgNbd.class, List.of("r", "alpha", "a", "b"), MbgNbd::at),
        PARETO_NBD("Pareto/NBD", ParetoNbd.class, List.of("r", "alpha", "s", "beta"), ParetoNbd::at),
        GAMMA_GAMMA(
                "Gamma-Gamma",
                GammaGamma.class,
                List.of("p", "q", "v"),
                (of, unit) -> GammaGamma.at(of, CurrencyUnit.of(unit)),
                model -> model.currency().getCode()),
        BG_BB("BG/BB", BgBb.class, List.of("alpha", "beta", "gamma", "delta"), BgBb::at),
        SHIFTED_BETA_GEOMETRIC(
                "shifted-beta-geometric",
                ShiftedBetaGeometric.class,
                List.of("alpha", "beta"),
                ShiftedBetaGeometric::at);

        private final String text;
        private final Class<? extends Model> type;
        private final List<String> parameters;

        /** The model of parameters and their unit; one that is none is an IllegalArgumentException. */
        private final BiFunction<List<Double>, String, Model> reads;

        /** The unit of a model. */
        private final Function<Model, String> unit;

        /** Of a model of purchases, whose parameters are in a unit of time. */
        <M extends PurchaseModel> Kind(
                String text, Class<M> type, List<String> parameters, BiFunction<List<Double>, ChronoUnit, M> model) {
            this(
                    text,
                    type,
                    parameters,
                    (of, unit) -> model.apply(of, constant(ChronoUnit.class, "unit", unit)),
                    purchases -> purchases.unit().name());
        }

        /** Of a model whose parameters have no unit. */
        <M extends Model> Kind(String text, Class<M> type, List<String> parameters, Function<List<Double>, M> model) {
            this(
                    text,
                    type,
                    parameters,
                    (of, unit) -> {
                        checkNone(unit);
                        return model.apply(of);
                    },
                    without -> "");
        }

        <M extends Model> Kind(
                String text,
                Class<M> type,
                List<String> parameters,
                BiFunction<List<Double>, String, M> reads,
                Function<M, String> unit) {
            this.text = text;
            this.type = type;
            this.parameters = parameters;
            this.reads = reads::apply;
            this.unit = model -> unit.apply(type.cast(model));
        }

        static Kind named(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("model \"" + text + "\" is none of "
                    + List.of(values()).stream().map(kind -> kind.text).collect(joining(", ")));
        }
    }

    private ModelText() {}

    private static void checkNone(String unit) {
        if (!unit.isEmpty()) {
            throw new IllegalArgumentException("unit \"" + unit + "\" of a model that has none");
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, String value) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(value)) {
                return one;
            }
        }
        throw new IllegalArgumentException(word + " \"" + value + "\" is none that a model can have");
    }

    /**
     * A fit as text.
     *
     * @throws IllegalArgumentException if its model is one that cannot be written, or it would not read back
     */
    static String of(Fit<?> fit) {
        Model model = fit.found();
        Kind kind = Kind.named(model.name());
        if (fit.reason().contains("\n") || fit.reason().contains("\r")) {
            throw new IllegalArgumentException("a reason of more than one line cannot be written");
        }
        StringBuilder text = new StringBuilder(VERSION);
        line(text, "model", model.name());
        line(text, "unit", kind.unit.apply(model));
        for (int i = 0; i < kind.parameters.size(); i++) {
            line(text, kind.parameters.get(i), model.parameters().get(i).toString());
        }
        line(text, "status", fit.status().name());
        line(text, "reason", fit.reason());
        line(text, "log-likelihood", Double.toString(fit.logLikelihood()));
        line(text, "gradient-norm", Double.toString(fit.gradientNorm()));
        line(text, "iterations", Integer.toString(fit.iterations()));
        line(text, "evaluations", Integer.toString(fit.evaluations()));
        line(text, "groups", Long.toString(fit.groups()));
        line(text, "customers", Long.toString(fit.customers()));
        for (int i = 0; i < kind.parameters.size(); i++) {
            line(
                    text,
                    "covariance-" + kind.parameters.get(i),
                    fit.covariance().get(i).stream().map(String::valueOf).collect(joining(" ")));
        }
        String written = text.append('\n').toString();
        read("the fit cannot be written", written, kind.type);
        return written;
    }

    private static void line(StringBuilder text, String word, String value) {
        text.append('\n').append(word).append(value.isEmpty() ? "" : " ").append(value);
    }

    /**
     * A fit of text.
     *
     * @param source what to call the text in messages
     * @param type the model that is expected
     * @throws IllegalArgumentException if the text is no fit of such a model, with what is wrong
     */
    static <M extends Model> Fit<M> read(String source, String text, Class<M> type) {
        try {
            return new Reader(text).fit(type);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(source + ": " + wrong.getMessage(), wrong);
        }
    }

    private static final class Reader {
        private final Map<String, String> values = new LinkedHashMap<>();

        Reader(String text) {
            List<String> lines = Lists.newArrayList(
                    Splitter.on('\n').split(text.replace("\r\n", "\n").stripTrailing()));
            if (!lines.get(0).equals(VERSION)) {
                throw new IllegalArgumentException(
                        "line 1 is no \"" + VERSION + "\": it is no model of this library, or one of another version");
            }
            for (int line = 1; line < lines.size(); line++) {
                String[] parts = lines.get(line).split(" ", 2);
                String value = parts.length == 1 ? "" : parts[1];
                if (values.put(parts[0], value) != null) {
                    throw new IllegalArgumentException("line " + (line + 1) + " states " + parts[0] + " again");
                }
            }
        }

        <M extends Model> Fit<M> fit(Class<M> type) {
            Kind kind = Kind.named(take("model"));
            if (!kind.type.equals(type)) {
                throw new IllegalArgumentException("a model " + kind.text + ", to be read as "
                        + kind.type.getSimpleName() + ".class and not as " + type.getSimpleName() + ".class");
            }
            String unit = take("unit");
            List<Double> parameters = new ArrayList<>();
            kind.parameters.forEach(name -> parameters.add(number(name, take(name))));
            M model = type.cast(kind.reads.apply(parameters, unit));
            Fit.Status status = constant(Fit.Status.class, "status", take("status"));
            String reason = take("reason");
            double logLikelihood = numberOr(Double.NEGATIVE_INFINITY, "log-likelihood");
            double gradientNorm = numberOr(Double.POSITIVE_INFINITY, "gradient-norm");
            if (gradientNorm < 0) {
                throw new IllegalArgumentException("gradient-norm " + gradientNorm + " is below 0");
            }
            int iterations = (int) count("iterations", Integer.MAX_VALUE);
            int evaluations = (int) count("evaluations", Integer.MAX_VALUE);
            long groups = count("groups", Long.MAX_VALUE);
            long customers = count("customers", Long.MAX_VALUE);
            List<List<Double>> covariance = new ArrayList<>();
            for (String name : kind.parameters) {
                String word = "covariance-" + name;
                covariance.add(Lists.newArrayList(Splitter.on(' ').split(take(word))).stream()
                        .map(value -> number(word, value))
                        .toList());
            }
            checkCovariance(covariance);
            if (!values.isEmpty()) {
                throw new IllegalArgumentException(
                        "unknown " + String.join(", ", values.keySet()) + ": a model of a later version?");
            }
            return new Fit<>(
                    status,
                    reason,
                    model,
                    logLikelihood,
                    gradientNorm,
                    covariance,
                    iterations,
                    evaluations,
                    groups,
                    customers);
        }

        private String take(String word) {
            return Optional.ofNullable(values.remove(word))
                    .orElseThrow(() -> new IllegalArgumentException("nothing states " + word));
        }

        private static double number(String word, String value) {
            double number = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(word + " \"" + value + "\" is no number");
            }
            return number;
        }

        /** A number, or what stands there if nothing was searched. */
        private double numberOr(double unsearched, String word) {
            String value = take(word);
            return value.equals(Double.toString(unsearched)) ? unsearched : number(word, value);
        }

        private long count(String word, long most) {
            String value = take(word);
            if (DIGITS.matcher(value).matches()) {
                BigInteger count = new BigInteger(value);
                if (count.compareTo(BigInteger.valueOf(most)) <= 0) {
                    return count.longValueExact();
                }
            }
            throw new IllegalArgumentException(word + " \"" + value + "\" is no whole number of 0 to " + most);
        }

        /** It is that of a normal distribution: symmetric, and no variance below the part that the others explain. */
        private static void checkCovariance(List<List<Double>> rows) {
            int size = rows.size();
            double[][] correlation = new double[size][size];
            for (int i = 0; i < size; i++) {
                if (rows.get(i).size() != size) {
                    throw new IllegalArgumentException("the covariance is not symmetric");
                }
                if (rows.get(i).get(i) < 0) {
                    throw new IllegalArgumentException(
                            "the covariance has a variance of " + rows.get(i).get(i) + ", below 0");
                }
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double each = rows.get(i).get(j);
                    if (!rows.get(i).get(j).equals(rows.get(j).get(i))) {
                        throw new IllegalArgumentException("the covariance is not symmetric");
                    }
                    double most = Math.sqrt(rows.get(i).get(i))
                            * Math.sqrt(rows.get(j).get(j));
                    if (Math.abs(each) > most * (1 + ROUNDING)) {
                        throw new IllegalArgumentException("the covariance of parameters " + i + " and " + j
                                + " is beyond what their variances allow");
                    }
                    // A parameter at a bound has no variance, and correlates with none.
                    correlation[i][j] = i == j ? 1 + ROUNDING : most > 0 ? each / most : 0;
                }
            }
            if (Cholesky.of(correlation).length == 0) {
                throw new IllegalArgumentException(
                        "the covariance is that of no parameters: a sum of them would vary by" + " less than nothing");
            }
        }
    }
}
