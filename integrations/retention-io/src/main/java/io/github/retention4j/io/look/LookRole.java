package io.github.retention4j.io.look;

import io.github.retention4j.io.text.ArabicLetters;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a column of orders can be, and what it is called then, the surest name first. */
@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
public enum LookRole {
    ORDER(
            "orderid",
            "ordernumber",
            "orderno",
            "ordernr",
            "order",
            "invoiceno",
            "invoicenumber",
            "invoiceid",
            "invoice",
            "transactionid",
            "orderref",
            "orderreference",
            "bestellnummer",
            "bestellnr",
            "bestellung",
            "rechnungsnummer",
            "رقمالطلب",
            "معرفالطلب",
            "رقمالفاتوره"),
    /** Names that may be those of anything: the column tells whether it is of orders. */
    PERHAPS_ORDER("name", "id", "receiptnumber"),
    CUSTOMER(
            "customerid",
            "customernumber",
            "customerno",
            "customercode",
            "clientid",
            "userid",
            "memberid",
            "buyerid",
            "kundennummer",
            "رقمالعميل",
            "معرفالعميل",
            "كودالعميل",
            "customeremail",
            "email",
            "emailaddress",
            "mail",
            "buyeremail",
            "البريدالالكتروني",
            "الايميل",
            "customerphone",
            "phone",
            "phonenumber",
            "phoneno",
            "telephone",
            "tel",
            "telefon",
            "mobile",
            "mobileno",
            "mobilenumber",
            "mobilephone",
            "whatsapp",
            "رقمالجوال",
            "الجوال",
            "رقمالهاتف",
            "الهاتف",
            "جوال",
            "هاتف",
            "جوالالعميل",
            "رقمجوالالعميل",
            "هاتفالعميل",
            "بريدالعميل",
            "customer",
            "client",
            "buyer",
            "kunde",
            "العميل",
            "الزبون"),
    TIME(
            "orderdate",
            "ordertime",
            "orderdatetime",
            "orderedat",
            "placedat",
            "createdat",
            "datecreated",
            "invoicedate",
            "purchasedate",
            "transactiondate",
            "bestelldatum",
            "تاريخالطلب",
            "date",
            "datetime",
            "timestamp",
            "created",
            "datum",
            "time",
            "تاريخالانشاء",
            "التاريخ",
            "تاريخ",
            "paidat"),
    AMOUNT(
            "ordertotal",
            "grandtotal",
            "اجماليالطلب",
            "totalamount",
            "totalprice",
            "orderamount",
            "ordervalue",
            "total",
            "amount",
            "gesamtbetrag",
            "gesamt",
            "summe",
            "betrag",
            "الاجمالي",
            "اجمالي",
            "المجموع",
            "المبلغ",
            "القيمه",
            "revenue",
            "netsales",
            "sales",
            "value"),
    REFUNDED(
            "refunded",
            "refundedamount",
            "amountrefunded",
            "totalrefunded",
            "refundamount",
            "refundtotal",
            "refund",
            "refunds",
            "erstattet",
            "erstattung",
            "المسترجع",
            "المبلغالمسترجع",
            "المسترد",
            "المبلغالمسترد"),
    REFUNDED_AT(
            "refundedat",
            "refundeddate",
            "refundeddateutc",
            "refunddate",
            "refundtime",
            "daterefunded",
            "erstattetam",
            "تاريخالاسترجاع",
            "تاريخالاسترداد"),
    LINE_AMOUNT("linetotal", "lineamount", "lineitemtotal", "itemtotal", "extendedprice"),
    /** The time of day, where the day has a column of its own. */
    CLOCK("time", "ordertime", "timeofday", "uhrzeit", "heure", "hora", "الوقت", "وقت", "وقتالطلب", "الساعه"),
    QUANTITY("quantity", "qty", "lineitemquantity", "menge", "الكميه", "كميه"),
    UNIT_PRICE("unitprice", "itemprice", "lineitemprice", "price", "einzelpreis", "preis", "سعرالوحده", "السعر"),
    CURRENCY("currency", "currencycode", "ordercurrency", "waehrung", "währung", "العمله", "عمله", "رمزالعمله");

    /** Not so called. */
    public static final int NONE = Integer.MAX_VALUE;

    /** Of amounts: those that say that they are of a whole order. */
    private static final int OF_AN_ORDER = 3;

    /** Whose phone number or address it is, in front of what it is. Where goods are shipped to is no customer. */
    private static final Pattern WHOSE =
            Pattern.compile("^(?:customer|buyer|client|user|shopper|billing|contact)s?(?=.)");

    private static final Pattern OF_PHONES =
            Pattern.compile("phone|mobile|whatsapp|telefon|^tel$|\u062C\u0648\u0627\u0644|\u0647\u0627\u062A\u0641");

    private final List<String> names;

    LookRole(String... names) {
        this.names = Arrays.stream(names).map(LookRole::plain).toList();
    }

    /** How sure a name is; 0 is the surest, and {@link #NONE} says that it is none of this. */
    public int rank(String name) {
        String plain = plain(name);
        int rank = names.indexOf(plain);
        if (rank < 0 && this == CUSTOMER) {
            rank = names.indexOf(WHOSE.matcher(plain).replaceFirst(""));
        }
        return rank < 0 ? NONE : rank;
    }

    /** Whether it is what a column of phone numbers is called. */
    public static boolean isOfPhones(String name) {
        return OF_PHONES.matcher(plain(name)).find();
    }

    /** Whether an amount of this name is that of a whole order, and of no line. */
    public static boolean isOfAnOrder(String name) {
        return AMOUNT.rank(name) < OF_AN_ORDER;
    }

    /** Without blanks and marks, in small letters, and Arabic letters without what writers leave out. */
    public static String plain(String name) {
        return ArabicLetters.folded(UnseenMarks.fold(name))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.:#()/-]", "");
    }
}
