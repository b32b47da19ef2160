package io.github.retention4j.livestore;

import com.google.common.reflect.ClassPath;
import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.programme.InWindow;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Every metric that the library has, and every option of each, found by the public methods that make them, so that a new one is not
 * forgotten.
 */
final class Catalogue {
    /** With as much before and after it in the data. */
    static final Window SPRING = Window.through(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30));

    private static final Window WINTER = Window.through(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28));
    private static final LocalDate DAY = LocalDate.of(2026, 5, 20);

    /** What a method is given for each type of parameter: for the first of a type the first, and so on; an option the last. */
    private static final Map<Class<?>, List<?>> GIVEN = given();

    private final Set<Metric<?, ?>> metrics = new LinkedHashSet<>();

    private Catalogue() {}

    static List<Metric<?, ?>> metrics() {
        Catalogue catalogue = new Catalogue();
        for (Class<?> type : types()) {
            for (Method method : methods(type)) {
                if (Modifier.isStatic(method.getModifiers())) {
                    catalogue.make(null, method);
                }
            }
        }
        catalogue.metrics.addAll(others());
        return List.copyOf(catalogue.metrics);
    }

    /** The public types that may make metrics or be some. */
    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        try {
            for (ClassPath.ClassInfo type : ClassPath.from(Metric.class.getClassLoader())
                    .getTopLevelClassesRecursive("io.github.retention4j")) {
                String of = type.getPackageName().substring("io.github.retention4j".length());
                boolean isOfMetrics = of.startsWith(".metric") || of.equals(".clv") || of.equals(".compare");
                if (isOfMetrics && Modifier.isPublic(type.load().getModifiers()) && type.load() != Metric.class) {
                    types.add(type.load());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the metrics cannot be found", e);
        }
        return types;
    }

    // ---- what methods make

    /** Calls a method with all that its parameters may be; what it refuses, such as two rewards at once, is left out. */
    private void make(Object of, Method method) {
        for (Object[] parameters : parameters(method, of instanceof Metric)) {
            try {
                add(method.invoke(of, parameters), of);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new IllegalStateException(method + " with " + Arrays.toString(parameters), e.getCause());
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Keeps a metric and goes on to its options, or to the metrics of what is not one yet. */
    private void add(Object made, Object by) {
        if (made instanceof Metric<?, ?> metric && (!metrics.add(metric) || by instanceof Metric)) {
            return;
        }
        Class<?> type = made instanceof InWindow ? InWindow.class : made.getClass();
        for (Method method : methods(type)) {
            if (!Modifier.isStatic(method.getModifiers())) {
                make(made, method);
            }
        }
    }

    /** The methods of a type by which one comes to a metric, but for what every metric can. */
    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers())
                        && method.getDeclaringClass() != Metric.class
                        && leads(method))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static boolean leads(Method method) {
        Class<?> to = method.getReturnType();
        return !method.isBridge()
                && (isOfMetric(to)
                        || to == InWindow.class
                        || method.getDeclaringClass() == InWindow.class
                        || (to.getName().startsWith("io.github.retention4j")
                                && (Modifier.isStatic(method.getModifiers()) || to != method.getDeclaringClass())
                                && Arrays.stream(to.getMethods()).anyMatch(next -> isOfMetric(next.getReturnType()))));
    }

    private static boolean isOfMetric(Class<?> type) {
        return Metric.class.isAssignableFrom(type);
    }

    /** What a method is called with: each constant of an enum, and one of each other type; none where a type is not known. */
    private static List<Object[]> parameters(Method method, boolean isOption) {
        List<Object[]> calls = new ArrayList<>();
        calls.add(new Object[method.getParameterCount()]);
        Map<Type, Integer> seen = new HashMap<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            List<?> values = type.isEnum() && type != ChronoUnit.class && type != DayOfWeek.class
                    ? List.of(type.getEnumConstants())
                    : one(method.getGenericParameterTypes()[i], type, seen.merge(type, 1, Integer::sum) - 1, isOption);
            List<Object[]> longer = new ArrayList<>();
            for (Object[] call : calls) {
                for (Object value : values) {
                    Object[] with = call.clone();
                    with[i] = value;
                    longer.add(with);
                }
            }
            calls = longer;
        }
        return calls;
    }

    private static List<?> one(Type generic, Class<?> type, int number, boolean isOption) {
        if (generic.getTypeName().contains("DayCounts")) {
            return List.of(TimeBetweenPurchases.in(SPRING));
        }
        List<?> values = GIVEN.getOrDefault(type, List.of());
        if (type == LoyaltyProgramme.class || values.isEmpty()) {
            return values;
        }
        return List.of(values.get(isOption ? values.size() - 1 : Math.min(number, values.size() - 1)));
    }

    private static Map<Class<?>, List<?>> given() {
        Map<Class<?>, List<?>> given = new HashMap<>();
        given.put(int.class, List.of(2, 30));
        given.put(int[].class, List.of(new int[] {0, 1, 3}));
        given.put(long.class, List.of(2L));
        given.put(double.class, List.of(0.3, 0.6));
        given.put(String.class, List.of("mail"));
        given.put(LocalDate.class, List.of(DAY));
        given.put(Duration.class, List.of(Duration.ofDays(20)));
        given.put(Period.class, List.of(Period.ofMonths(3)));
        given.put(DayOfWeek.class, List.of(DayOfWeek.SATURDAY));
        given.put(ChronoUnit.class, List.of(ChronoUnit.DAYS));
        given.put(CalendarUnit.class, List.of(CalendarUnit.MONTH));
        given.put(Window.class, List.of(SPRING, WINTER));
        given.put(List.class, List.of(List.of(Window.month(2026, 4), Window.month(2026, 5), Window.month(2026, 6))));
        Function<Window, Metric<?, ?>> inWindow = RepeatPurchaseRate::in;
        given.put(Function.class, List.of(inWindow));
        given.put(Metric.class, List.of(AverageOrderValue.in(SPRING), AverageOrderValue.in(WINTER)));
        given.put(Segment.class, List.of(Segments.country(), Segments.city()));
        CustomerFilter often = CustomerFilter.named("often", customer -> customer.orderCount() > 3);
        given.put(
                CustomerFilter.class,
                List.of(often, CustomerFilter.named("others", customer -> !often.test(customer))));
        given.put(LoyaltyProgramme.class, Programmes.ALL);
        given.put(
                ProgrammeTerms.class,
                List.of(ProgrammeTerms.margin(Margin.of(0.4)).withUplift(0.1)));
        AcquisitionSpend spend = AcquisitionSpend.in(Streams.SAR);
        for (int month = 1; month <= 6; month++) {
            spend = spend.plus(Window.month(2026, month), "search", Money.of(Streams.SAR, 100 + month))
                    .plus(Window.month(2026, month), "mail", Money.of(Streams.SAR, 50));
        }
        given.put(AcquisitionSpend.class, List.of(spend));
        given.put(Margin.class, List.of(Margin.of(0.3)));
        given.put(DiscountRate.class, List.of(DiscountRate.annual(0.1)));
        given.put(
                CustomerEvent.class,
                List.of(CustomerEvent.nthOrder(2), CustomerEvent.firstCoupon(), CustomerEvent.nthOrder(1)));
        given.put(CustomerEvent[].class, List.of((Object) new CustomerEvent[] {CustomerEvent.inactivity(45)}));
        given.put(PurchaseModel.class, List.of(new BgNbd(0.9, 6, 0.8, 2.5, ChronoUnit.WEEKS)));
        given.put(GammaGamma.class, List.of(new GammaGamma(2.1, 3.4, 120, Streams.SAR)));
        return given;
    }

    /** What cannot be found so: what more than one option makes, what any metric can, and ledgers customer by customer. */
    private static List<Metric<?, ?>> others() {
        List<Metric<?, ?>> others = new ArrayList<>(List.of(
                Funnel.in(SPRING)
                        .through(FunnelStep.visit(), FunnelStep.cart(), FunnelStep.order())
                        .within(Duration.ofDays(60)),
                RevenuePerCustomer.in(SPRING).by(Segments.attribute("plan")),
                AverageOrderValue.in(SPRING)
                        .by(Segments.firstOrderCoupon())
                        .where(customer -> customer.orderCount() > 1),
                RepeatPurchaseRate.in(SPRING).map(ratio -> ratio.hits()),
                Metric.share("often", customer -> customer.orderCount() > 0, customer -> customer.orderCount() > 3),
                Metric.rank(CustomerFunction.named("revenue", Catalogue::revenue), 9),
                Metric.fold(
                        "orders",
                        () -> new long[1],
                        (sum, customer) -> sum[0] += customer.orderCount(),
                        (into, from) -> into[0] += from[0],
                        sum -> sum[0])));
        for (LoyaltyProgramme programme : Programmes.ALL) {
            others.add(Metric.select(
                    customer -> true,
                    CustomerFunction.named(
                            "ledger of " + programme.name(), customer -> Programmes.told(programme.replay(customer)))));
        }
        return others;
    }

    private static Long revenue(CustomerHistory customer) {
        return customer.netRevenue(customer.basis().span(SPRING));
    }
}
