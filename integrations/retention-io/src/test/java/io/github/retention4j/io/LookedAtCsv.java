package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.model.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Orders in UTC, written as a file in a dialect drawn by lot; and whether nothing in it can be meant in two ways. */
final class LookedAtCsv {
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private static final String EPOCH = "epoch-seconds";

    private static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy",
            "M/d/yyyy HH:mm",
            "dd.MM.yyyy",
            "dd-MM-yyyy HH:mm:ss",
            "d MMM yyyy",
            "MM/dd/yyyy hh:mm a",
            "yyyy-MM-dd HH:mm:ss.SSS",
            EPOCH);

    private static final Map<String, List<String>> NAMES = Map.of(
            "order", List.of("Order ID", "order_number", "InvoiceNo", "رقم الطلب"),
            "customer", List.of("Customer ID", "E-mail", "رقم الجوال", "Phone"),
            "time", List.of("Order date", "created_at", "Date", "تاريخ الطلب"),
            "amount", List.of("Amount", "Total", "المبلغ", "Revenue"),
            "note", List.of("Note", "ملاحظات"),
            "shipping", List.of("Shipping", "VAT", "Discount", "Subtotal", "الشحن"),
            "later", List.of("Paid at", "Shipped date", "Updated at", "تاريخ الشحن"),
            "clock", List.of("Time", "Order time", "الوقت"),
            "city", List.of("City", "المدينة"));

    /** How many rows an order has, and what stands in those after its first. */
    enum Shape {
        ROW_AN_ORDER,
        ON_FIRST_ROW,
        LINES
    }

    /** Of the kinds of customers' ids, the last. */
    private static final int PHONES = 2;

    final byte[] bytes;
    final boolean isClear;
    final Shape shape;

    /** What the file says, as records. */
    final List<Order> orders = new ArrayList<>();

    private final Random random;
    private final char delimiter;
    private final NumberStyle style;
    private final String pattern;
    private final boolean groups;
    private final boolean alwaysTwoPlaces;
    private final int kindOfCustomer;
    private final int kindOfOrder;

    /** Before and behind an amount. */
    private final String sign;

    private final boolean signBehind;

    /** How lines that take some back are written: not at all, with a minus before or behind, or in parentheses. */
    private final int takenBack;

    /** Whether there is white space around cells. */
    private final boolean blanks;

    /** Whether the rows behind an order's first leave its id out. */
    private final boolean idOnFirst;

    private final List<String> kinds =
            new ArrayList<>(List.of("order", "customer", "time", "amount", "note", "city", "shipping"));
    private boolean anyDayAboveTwelve;
    private boolean anyMarkedNull;
    private boolean anyTakenBack;

    LookedAtCsv(long seed) {
        random = new Random(seed);
        delimiter = oneOf(',', ';', '\t', '|');
        style = oneOf(NumberStyle.values());
        pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        groups = random.nextBoolean();
        alwaysTwoPlaces = random.nextInt(4) > 0;
        shape = oneOf(Shape.values());
        kindOfOrder = oneOf(0, 0, 1, 2, 3);
        sign = oneOf("", "", "", "SAR", "ر.س", "SAR ");
        signBehind = random.nextBoolean();
        takenBack = oneOf(0, 0, 0, 0, 1, 2, 3);
        blanks = random.nextInt(6) == 0;
        idOnFirst = random.nextInt(4) == 0;
        if (random.nextBoolean()) {
            kinds.remove("shipping");
        }
        if (random.nextInt(3) == 0) {
            kinds.add("later");
        }
        if (!pattern.matches("(?i).*hh.*") && !pattern.equals(EPOCH) && random.nextInt(3) == 0) {
            kinds.add("clock");
        }
        Collections.shuffle(kinds, random);
        Charset encoding =
                oneOf(UTF_8, UTF_8, UTF_8, UTF_16LE, Charset.forName("windows-1256"), Charset.forName("windows-1252"));
        boolean marks = encoding.equals(UTF_16LE) || (encoding.equals(UTF_8) && random.nextBoolean());
        boolean trailing = random.nextInt(4) == 0;
        boolean cut = random.nextInt(8) == 0;
        boolean totals = random.nextInt(3) == 0;

        kindOfCustomer = oneOf(0, 0, 1, 1, PHONES);

        List<List<String>> table = table();
        List<String> lines = new ArrayList<>();
        if (random.nextInt(6) == 0) {
            lines.add("sep=" + delimiter);
        }
        for (int title = random.nextInt(4); title > 0; title--) {
            lines.add(oneOf(
                    "Sales report",
                    "",
                    "Sales, of all shops" + String.valueOf(delimiter).repeat(5),
                    "تقرير"));
        }
        String lineEnd = oneOf("\n", "\r\n", "\r");
        lines.add(line(kinds.stream()
                .map(kind -> oneOf(NAMES.get(kind).toArray(String[]::new)))
                .toList()));
        for (List<String> row : table) {
            String line = line(row);
            String end = String.valueOf(delimiter);
            while (cut && line.endsWith(end)) {
                line = line.substring(0, line.length() - 1);
            }
            lines.add(trailing && random.nextInt(3) > 0 ? line + end : line);
            if (random.nextInt(20) == 0) {
                lines.add(end.repeat(5));
            }
        }
        if (totals) {
            lines.add(line(totals()));
        }
        String text = String.join(lineEnd, lines) + (random.nextBoolean() ? lineEnd : "");
        byte[] plain = ((marks ? "\uFEFF" : "") + text).getBytes(encoding);
        bytes = random.nextInt(6) == 0 ? Source.gzip(plain) : plain;
        boolean isKnown = marks || new String(plain, UTF_8).equals(text);
        boolean isSureTime = pattern.startsWith("yyyy") || pattern.contains("MMM") || anyDayAboveTwelve;
        // Without a country nobody knows which number is the same.
        boolean arePhones = kindOfCustomer == PHONES;
        // A line below zero may also be a cancellation.
        boolean areSureRows = !cut && !anyMarkedNull && !anyTakenBack;
        isClear = isKnown && isSureTime && alwaysTwoPlaces && areSureRows && !arePhones;
    }

    private List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        int count = 6 + random.nextInt(oneOf(5, 40));
        for (int number = 1; number <= count; number++) {
            LocalDateTime at = LocalDateTime.of(2025, 1, 1, 0, 0)
                    .plusMinutes(random.nextInt(600_000))
                    .withSecond(0);
            boolean isTimed = pattern.matches("(?i).*hh.*") || pattern.equals(EPOCH) || kinds.contains("clock");
            at = isTimed ? at : at.toLocalDate().atStartOfDay();
            anyDayAboveTwelve |= at.getDayOfMonth() > 12;
            int person = 1 + random.nextInt(9);
            String customer = switch (kindOfCustomer) {
                case 0 -> "1000" + person;
                case 1 -> "amal" + person + "@example.com";
                default -> "05012345" + person + person;
            };
            boolean guest = random.nextInt(20) == 0;
            customer = guest ? oneOf("", "\\N") : customer;
            anyMarkedNull |= customer.equals("\\N");
            String later = random.nextInt(4) == 0 ? "" : time(at.plusDays(random.nextInt(9)));
            int rows = shape == Shape.ROW_AN_ORDER ? 1 : 1 + random.nextInt(3);
            BigDecimal sum = BigDecimal.ZERO;
            for (int row = 0; row < rows; row++) {
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(oneOf(100_000, 1_000_000_000)), 2);
                if (row > 0 && takenBack > 0 && random.nextInt(3) == 0) {
                    // A line that takes some back, and leaves something of the order.
                    amount = amount.min(sum.divide(BigDecimal.TEN, 2, RoundingMode.DOWN))
                            .negate();
                    anyTakenBack |= amount.signum() < 0 && shape == Shape.LINES;
                }
                boolean isOnFirst = shape == Shape.ON_FIRST_ROW && row > 0;
                sum = isOnFirst ? sum : sum.add(amount);
                table.add(row(
                        isOnFirst && idOnFirst ? "" : id(number),
                        customer,
                        time(at),
                        later,
                        DateTimeFormatter.ofPattern("HH:mm").format(at),
                        isOnFirst ? "" : signed(number(amount))));
            }
            orders.add(new Order(
                    id(number),
                    guest ? Optional.empty() : Optional.of(customer),
                    at.toInstant(ZoneOffset.UTC),
                    BigMoney.of(SAR, sum),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of()));
        }
        return table;
    }

    private String id(int number) {
        return switch (kindOfOrder) {
            case 0 -> "A-" + number;
            case 1 -> "#" + (1000 + number);
            case 2 -> Integer.toString(10_000 + number);
            default -> "00" + (400_000_000 + number);
        };
    }

    private String time(LocalDateTime at) {
        return pattern.equals(EPOCH)
                ? Long.toString(at.toEpochSecond(ZoneOffset.UTC))
                : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atOffset(ZoneOffset.UTC));
    }

    private String signed(String number) {
        boolean isNegative = number.startsWith("-");
        String digits = isNegative ? number.substring(1) : number;
        if (isNegative && takenBack > 1) {
            return takenBack == 2 ? '(' + digits + ')' : digits + '-';
        }
        return isNegative ? '-' + withSign(digits) : withSign(digits);
    }

    private String withSign(String amount) {
        return signBehind ? amount + (sign.isBlank() ? "" : " " + sign.strip()) : sign + amount;
    }

    private List<String> row(String order, String customer, String time, String later, String clock, String amount) {
        Map<String, String> cells = Map.of(
                "order", order,
                "later", later,
                "clock", clock,
                "customer", customer,
                "time", time,
                "amount", amount,
                "shipping", number(BigDecimal.valueOf(random.nextInt(oneOf(3, 10_000)), 2)),
                "note", oneOf("", "fast, please", "a; b | c", "Totally fine", "\"yes\"", "x", "two\nlines"),
                "city", oneOf("Riyadh", "جدة", "Düsseldorf", ""));
        return kinds.stream().map(cells::get).toList();
    }

    private List<String> totals() {
        int word = kinds.get(0).equals("amount") ? 1 : 0;
        List<String> cells = new ArrayList<>(Collections.nCopies(kinds.size(), ""));
        cells.set(word, oneOf("Total", "Grand total: all", "الإجمالي"));
        cells.set(kinds.indexOf("amount"), number(BigDecimal.valueOf(random.nextInt(1_000_000), 2)));
        return cells;
    }

    /** A number as the style has it. */
    private String number(BigDecimal value) {
        BigDecimal written = alwaysTwoPlaces ? value : value.setScale(random.nextInt(3), RoundingMode.DOWN);
        written = written.compareTo(value) == 0 ? written : value;
        String plain = written.toPlainString();
        int mark = plain.indexOf('.');
        String digits = mark < 0 ? plain : plain.substring(0, mark);
        String whole = groups ? grouped(digits) : digits;
        String text = mark < 0 ? whole : whole + style.marks().decimalMark() + plain.substring(mark + 1);
        return style == NumberStyle.ARABIC
                ? text.chars()
                        .map(c -> c >= '0' && c <= '9' ? c - '0' + '\u0660' : c)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                : text;
    }

    private String grouped(String number) {
        String digits = number.replace("-", "");
        StringBuilder grouped = new StringBuilder(digits);
        int size = NumberMarks.GROUP;
        for (int at = digits.length() - size; at > 0; at -= size) {
            grouped.insert(at, style.marks().groupingMark());
            size = style.marks().innerGroup();
        }
        return number.startsWith("-") ? "-" + grouped : grouped.toString();
    }

    private String line(List<String> cells) {
        return cells.stream()
                .map(cell -> blanks && random.nextInt(3) == 0 ? " " + cell + " " : cell)
                .map(cell -> cell.indexOf(delimiter) >= 0
                                || cell.indexOf('"') >= 0
                                || cell.indexOf('\n') >= 0
                                || random.nextInt(8) == 0
                        ? '"' + cell.replace("\"", "\"\"") + '"'
                        : cell)
                .collect(Collectors.joining(String.valueOf(delimiter)));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
