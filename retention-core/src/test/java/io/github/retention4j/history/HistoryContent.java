package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.DeclaredColumns;
import io.github.retention4j.store.DetailedRows;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a history has, customer by customer, in words: two with the same content answer every question alike. */
final class HistoryContent {
    private HistoryContent() {}

    /** What is told of each customer, by id, and of those without one, in order. */
    static SortedMap<String, List<String>> of(History history) {
        SortedMap<String, List<String>> content = new TreeMap<>();
        List<String> guests = new ArrayList<>();
        for (CustomerBlock customers : history.blocks()) {
            Block block = customers.block();
            for (int c = 0; c < block.customers(); c++) {
                List<String> rows = rows(customers, c);
                if (block.isAnonymous()) {
                    guests.add(rows.toString());
                } else if (content.put(customers.dictionary().customers().id(block.key(c)), rows) != null) {
                    throw new AssertionError("a customer is in two blocks");
                }
            }
        }
        Collections.sort(guests);
        content.put("", guests);
        return content;
    }

    private static List<String> rows(CustomerBlock customers, int c) {
        Block block = customers.block();
        Dictionary texts = customers.dictionary();
        List<String> rows = new ArrayList<>();
        DetailedRows details = block.detailedRows();
        for (int row = block.firstRow(c); row < block.firstRow(c + 1); row++) {
            int entry = details.of(row);
            String detail = entry < 0
                    ? ""
                    : " " + details.discount(entry) + " " + details.eligible(entry) + " "
                            + detail(texts, details.detail(entry));
            rows.add("order " + block.millis(row) + " " + block.epochDay(row) + " " + block.amount(row) + detail
                    + (block.isFirst(row) ? " first" : ""));
        }
        // Orders alike in time and amount are told apart by nothing, so their details may stand in any order.
        Collections.sort(rows);
        List<String> declared = new ArrayList<>();
        block.declared().forEachCell(c, (column, word) -> declared.add(cell(texts, column, word)));
        Collections.sort(declared);
        rows.addAll(declared);
        for (Kind kind : block.kinds()) {
            Events events = block.of(kind);
            List<String> told = new ArrayList<>();
            for (int row = events.from(c); row < events.to(c); row++) {
                told.add(kind + " " + cells(customers, kind, events, row));
            }
            Collections.sort(told);
            rows.addAll(told);
        }
        return rows;
    }

    private static String detail(Dictionary texts, long number) {
        Dictionary.OrderDetail detail = texts.details().value(number);
        return detail.coupon() + " " + new java.util.TreeSet<>(detail.tags());
    }

    private static String cell(Dictionary texts, int column, long word) {
        return switch (column) {
            case DeclaredColumns.FIRST_SEEN, DeclaredColumns.NANOS -> column + ": " + word;
            case DeclaredColumns.BIRTH_DATE -> column + ": " + texts.dates().value(word);
            default ->
                (column < DeclaredColumns.ATTRIBUTES
                                ? column
                                : texts.attributes().value(column - DeclaredColumns.ATTRIBUTES))
                        + ": " + texts.words().value(word);
        };
    }

    /** The numbers of words and of referrals depend on the order of arrival, so what they stand for is told. */
    private static String cells(CustomerBlock customers, Kind kind, Events events, int row) {
        long[] cells = events.cells(row);
        Dictionary texts = customers.dictionary();
        List<Object> told = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            told.add(cells[column]);
        }
        if (kind == Kind.IGNORED_ORDER) {
            told.set(4, detail(texts, cells[4]));
        } else if (kind == Coupons.KIND.rows()) {
            told.set(3, texts.words().value(cells[3]));
            told.set(4, texts.words().value(cells[4]));
        } else if (kind == Redemptions.KIND.rows() || kind == PointsGrants.KIND.rows()) {
            told.set(told.size() - 1, "");
        } else if (kind == Offers.KIND.rows()) {
            told.set(2, cells[2] == Kind.NEVER ? "none" : "an order");
        } else if (kind == Referrals.KIND.rows() && cells[2] != Kind.NEVER) {
            ReferralOutcomes outcomes = customers.referralOutcomes();
            told.set(
                    2,
                    outcomes.ordered(cells[2]) + " " + outcomes.amount(cells[2]) + " " + outcomes.kept(cells[2]) + " "
                            + outcomes.isFirst(cells[2]));
        }
        return told.toString();
    }
}
