package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.ProgressListener;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every door that takes something refuses null, and says what it was. */
class NullDoorsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final Money FIVE = Money.parse("SAR 5");
    private static final Order ORDER = Order.of("A", "c", NOON, FIVE);

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    /** Something that is good for every type of the doors. */
    private static final Map<Class<?>, Object> GOOD = Map.ofEntries(
            Map.entry(int.class, 2),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 0.5),
            Map.entry(CharSequence.class, "x"),
            Map.entry(String.class, "x"),
            Map.entry(Instant.class, NOON),
            Map.entry(LocalDate.class, LocalDate.of(2026, 3, 5)),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(Callable.class, (Callable<History>) () -> builder().build()),
            Map.entry(BigMoney.class, FIVE.toBigMoney()),
            Map.entry(BigMoneyProvider.class, FIVE),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalLong.class, OptionalLong.empty()),
            Map.entry(boolean.class, true),
            Map.entry(RecordRow.class, builder().source("rows").row()),
            Map.entry(List.class, List.of()),
            Map.entry(Iterable.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(long[].class, new long[0]),
            Map.entry(String[].class, new String[0]),
            Map.entry(ZoneId.class, ZoneId.of("UTC")),
            Map.entry(CurrencyUnit.class, CurrencyUnit.of("SAR")),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(IntConsumer.class, (IntConsumer) task -> {}),
            Map.entry(Consumer.class, (Consumer<Object>) ignored -> {}),
            Map.entry(DuplicateOrders.class, DuplicateOrders.REJECT),
            Map.entry(RefundedOrders.class, RefundedOrders.COUNT),
            Map.entry(BadRows.class, BadRows.SKIP),
            Map.entry(ProgressListener.class, (ProgressListener) progress -> {}),
            Map.entry(Basis.class, builder().build().basis()),
            Map.entry(History.class, builder().build()),
            Map.entry(Span.class, new Span(0, 1)),
            Map.entry(Window.class, Window.month(2026, 3)),
            Map.entry(CalendarUnit.class, CalendarUnit.MONTH),
            Map.entry(Window[].class, new Window[0]),
            Map.entry(RecordKind.class, Coupons.KIND),
            Map.entry(RecordKind[].class, new RecordKind<?, ?>[0]),
            Map.entry(Collection.class, List.of()),
            Map.entry(Path.class, Path.of("shop.r4h")),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
            Map.entry(Requirement.class, Requirement.none()),
            Map.entry(Object.class, "x"),
            Map.entry(BiConsumer.class, (BiConsumer<Object, RecordRow>) (record, row) -> {}),
            Map.entry(
                    Function.class, (Function<CustomerRows, Records>) customer -> new Records(customer, Coupons.KIND)),
            Map.entry(Supplier.class, (Supplier<String>) () -> "x"),
            Map.entry(SurveyKind.class, SurveyKind.NPS),
            Map.entry(SubscriptionStep.class, SubscriptionStep.ENDED),
            Map.entry(CustomerHistory.class, view()),
            Map.entry(SurveyScale.class, SurveyScale.ZERO_TO_TEN),
            Map.entry(Order.class, ORDER),
            Map.entry(Customer.class, Customer.of("c")),
            Map.entry(Coupon.class, Coupon.builder("TEN", "spring", NOON).build()),
            Map.entry(SurveyResponse.class, SurveyResponse.nps(9, NOON)),
            Map.entry(
                    Subscription.class,
                    Subscription.builder("s", "c", NOON, FIVE).build()),
            Map.entry(Visit.class, Visit.of(NOON, 1, 0)),
            Map.entry(Cart.class, Cart.of(NOON)),
            Map.entry(Offer.class, Offer.of(NOON)),
            Map.entry(Referral.class, Referral.by("c", NOON)),
            Map.entry(Membership.class, Membership.of("c", NOON)),
            Map.entry(Redemption.class, Redemption.of("c", NOON, 1)),
            Map.entry(PointsGrant.class, PointsGrant.of("c", NOON, 1, "sorry")));

    private static CustomerHistory view() {
        return builder()
                .orders(List.of(ORDER))
                .surveyResponses(List.of(SurveyResponse.nps(9, NOON).from("c")))
                .build()
                .blocks()
                .get(0)
                .cursor()
                .moveTo(0);
    }

    private static Stream<Arguments> doors(Class<?> type, Object on) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> !method.getName().equals("equals") && !method.isSynthetic()),
                        Arrays.stream(type.getConstructors()))
                .filter(door -> Modifier.isPublic(door.getModifiers()))
                .flatMap(door -> Stream.iterate(0, i -> i < door.getParameterCount(), i -> i + 1)
                        .filter(i -> !door.getParameterTypes()[i].isPrimitive())
                        .map(i -> Arguments.of(door, i, on)));
    }

    static Stream<Arguments> doors() {
        return Stream.of(
                        doors(HistoryBuilder.class, "builder"),
                        doors(RecordDoors.class, "builder"),
                        doors(SourceRows.class, builder().source("shop.csv")),
                        doors(OrderDoors.class, builder().source("shop.csv")),
                        doors(RecordRow.class, builder().source("rows").row()),
                        doors(RecordKind.class, Coupons.KIND),
                        doors(Coupons.class, view().coupons()),
                        doors(SurveyResponses.class, view().surveyResponses()),
                        doors(Subscriptions.class, view().subscriptions()),
                        doors(Visits.class, view().visits()),
                        doors(Carts.class, view().carts()),
                        doors(Offers.class, view().offers()),
                        doors(IgnoredOrders.class, view().ignoredOrders()),
                        doors(Referrals.class, view().referrals()),
                        doors(Memberships.class, view().memberships()),
                        doors(Redemptions.class, view().redemptions()),
                        doors(PointsGrants.class, view().pointsGrants()),
                        doors(History.class, builder().build()),
                        doors(RefreshedHistory.class, RefreshedHistory.every(Duration.ofHours(1), builder()::build)),
                        doors(
                                RefreshedHistory.Refresh.class,
                                new RefreshedHistory.Refresh(
                                        NOON,
                                        Duration.ZERO,
                                        Optional.of(builder().build()),
                                        Optional.empty(),
                                        0)),
                        doors(Requirement.class, Requirement.none()),
                        doors(
                                CustomerBlock.class,
                                builder()
                                        .orders(List.of(ORDER))
                                        .build()
                                        .blocks()
                                        .get(0)),
                        doors(Order.class, ORDER),
                        doors(Order.Builder.class, Order.builder("A", NOON, FIVE)),
                        doors(Refund.class, "none"),
                        doors(AcquisitionSpend.class, AcquisitionSpend.in(CurrencyUnit.of("SAR"))),
                        doors(AcquisitionSpend.Entry.class, "none"),
                        doors(Customer.class, "none"),
                        doors(Customer.Builder.class, Customer.builder("c")),
                        doors(Coupon.class, "none"),
                        doors(Coupon.Builder.class, Coupon.builder("TEN", "spring", NOON)),
                        doors(Subscription.class, "none"),
                        doors(Subscription.Change.class, "none"),
                        doors(Subscription.Builder.class, Subscription.builder("s", "c", NOON, FIVE)),
                        doors(SurveyResponse.class, SurveyResponse.nps(9, NOON)),
                        doors(Visit.class, Visit.of(NOON, 1, 0)),
                        doors(Cart.class, Cart.of(NOON)),
                        doors(Offer.class, Offer.of(NOON)),
                        doors(Referral.class, Referral.by("c", NOON)),
                        doors(Membership.class, Membership.of("c", NOON)),
                        doors(Redemption.class, Redemption.of("c", NOON, 1)),
                        doors(PointsGrant.class, PointsGrant.of("c", NOON, 1, "sorry")))
                .flatMap(doors -> doors);
    }

    private static void call(Executable door, Object on, Object... arguments) throws ReflectiveOperationException {
        if (door instanceof Method method) {
            Object target = Modifier.isStatic(door.getModifiers()) ? null : on.equals("builder") ? builder() : on;
            method.invoke(target, arguments);
        } else {
            ((Constructor<?>) door).newInstance(arguments);
        }
    }

    private static Object[] good(Executable door) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : door.getParameterTypes()) {
            assertThat(GOOD).as(door.toString()).containsKey(type);
            arguments.add(GOOD.get(type));
        }
        return arguments.toArray();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nullIsNamed(Executable door, int parameter, Object on) {
        Object[] arguments = good(door);
        arguments[parameter] = null;

        Throwable thrown = catchThrowable(() -> {
            try {
                call(door, on, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });

        if (thrown == null) {
            assertThat(door.getName())
                    .as("what only the record looks at: %s", door)
                    .isEqualTo("builder");
        } else {
            assertThat(thrown).as(door.toString()).isInstanceOf(NullPointerException.class);
            assertThat(thrown.getMessage()).as(door.toString()).matches("[a-zA-Z]+(;.*)?");
        }
    }

    @Test
    void thereAreManyDoors() {
        assertThat(doors().count()).isGreaterThan(100);
    }
}
