package io.github.retention4j.io;

import java.util.List;
import java.util.Locale;

/** What a column of orders can be, and what it is called then, the surest name first. */
@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
enum LookRole {
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
            "receiptnumber",
            "bestellnummer",
            "رقمالطلب",
            "معرفالطلب",
            "رقمالفاتوره"),
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
            "mobile",
            "رقمالجوال",
            "الجوال",
            "رقمالهاتف",
            "الهاتف",
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
    LINE_AMOUNT("linetotal", "lineamount", "lineitemtotal", "itemtotal", "extendedprice"),
    QUANTITY("quantity", "qty", "lineitemquantity", "menge", "الكميه", "كميه"),
    UNIT_PRICE("unitprice", "itemprice", "lineitemprice", "price", "einzelpreis", "preis", "سعرالوحده", "السعر"),
    CURRENCY("currency", "currencycode", "ordercurrency", "waehrung", "währung", "العمله", "عمله", "رمزالعمله");

    /** Not so called. */
    static final int NONE = Integer.MAX_VALUE;

    /** Of amounts: those that say that they are of a whole order. */
    private static final int OF_AN_ORDER = 3;

    private final List<String> names;

    LookRole(String... names) {
        this.names = List.of(names);
    }

    /** How sure a name is; 0 is the surest, and {@link #NONE} says that it is none of this. */
    int rank(String name) {
        int rank = names.indexOf(plain(name));
        return rank < 0 ? NONE : rank;
    }

    /** Whether an amount of this name is that of a whole order, and of no line. */
    static boolean isOfAnOrder(String name) {
        return AMOUNT.rank(name) < OF_AN_ORDER;
    }

    /** Without blanks and marks, in small letters, and Arabic letters without what writers leave out. */
    private static String plain(String name) {
        return UnseenMarks.fold(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.:#()/-]", "")
                .replaceAll("[أإآ]", "ا")
                .replace('ة', 'ه')
                .replace('ى', 'ي');
    }
}
