package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the member of {@link NaivePoints} is one. */
final class NaiveSpells {
    record Spell(Instant from, Optional<Instant> until) {}

    private NaiveSpells() {}

    private static boolean isEverybody(LoyaltyProgramme programme, MemberFacts facts) {
        return switch (programme.enrolment().kind()) {
            case EVERYONE -> true;
            case RECORDED_ELSE_EVERYONE -> facts.memberships().isEmpty();
            default -> false;
        };
    }

    static List<Spell> of(LoyaltyProgramme programme, MemberFacts facts, Basis basis) {
        List<Spell> spells = new ArrayList<>();
        if (!basis.isObserved()) {
            return spells;
        }
        LocalDate floor =
                programme.firstDay().filter(f -> f.isAfter(basis.firstDay())).orElse(basis.firstDay());
        Instant start = Instant.ofEpochMilli(basis.startOf(floor));
        Enrolment enrolment = programme.enrolment();
        if (isEverybody(programme, facts)) {
            Optional<Instant> firstOrder =
                    facts.ownOrders().stream().findFirst().map(Order::placedAt);
            spells.add(new Spell(firstOrder.filter(start::isBefore).orElse(start), Optional.empty()));
        } else if (enrolment.kind() == Enrolment.Kind.AT_FIRST_ORDER
                || enrolment.kind() == Enrolment.Kind.AFTER_ORDERS) {
            List<Order> orders = facts.ownOrders().stream()
                    .filter(o -> programme
                            .firstDay()
                            .map(f -> !LocalDate.ofInstant(o.placedAt(), basis.zone())
                                    .isBefore(f))
                            .orElse(true))
                    .toList();
            if (orders.size() >= enrolment.orders()) {
                spells.add(new Spell(orders.get(enrolment.orders() - 1).placedAt(), Optional.empty()));
            }
        } else {
            List<Membership> sorted = facts.memberships().orElse(List.of()).stream()
                    .sorted(Comparator.comparing(Membership::joinedAt))
                    .toList();
            for (Membership next : sorted) {
                Optional<Spell> last = spells.isEmpty() ? Optional.empty() : Optional.of(spells.get(spells.size() - 1));
                if (last.isPresent()
                        && last.get()
                                .until()
                                .map(u -> !u.isBefore(next.joinedAt()))
                                .orElse(true)) {
                    spells.remove(spells.size() - 1);
                    Optional<Instant> until = last.get().until().isEmpty()
                                    || next.leftAt().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    last.get()
                                                    .until()
                                                    .get()
                                                    .isAfter(next.leftAt().get())
                                            ? last.get().until().get()
                                            : next.leftAt().get());
                    spells.add(new Spell(last.get().from(), until));
                } else {
                    spells.add(new Spell(next.joinedAt(), next.leftAt()));
                }
            }
        }
        return spells;
    }
}
