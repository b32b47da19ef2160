package io.github.retention4j.shops;

/** The names of the columns of each export, as the platforms write them. */
final class Headers {
    private Headers() {}

    static String[] of(KnownExport export) {
        return text(export).split(", ");
    }

    private static String text(KnownExport export) {
        return switch (export) {
            case SHOPIFY_ORDERS ->
                "Name, Email, Financial Status, Paid at, Fulfillment Status, Fulfilled at, Accepts Marketing, Currency, Subtotal,"
                        + " Shipping, Taxes, Total, Discount Code, Discount Amount, Shipping Method, Created at, Lineitem quantity,"
                        + " Lineitem name, Lineitem price, Lineitem compare at price, Lineitem sku, Lineitem requires shipping,"
                        + " Lineitem taxable, Lineitem fulfillment status, Billing Name, Billing Zip, Shipping Name, Shipping Zip,"
                        + " Notes, Note Attributes, Cancelled at, Payment Method, Payment Reference, Refunded Amount, Vendor,"
                        + " Outstanding Balance, Employee, Location, Device ID, Id, Tags, Risk Level, Source, Lineitem discount,"
                        + " Tax 1 Name, Tax 1 Value, Phone, Receipt Number, Duties, Billing Province Name, Shipping Province Name,"
                        + " Payment ID, Payment Terms Name, Next Payment Due At, Payment References";
            case SHOPIFY_BULK ->
                "id, name, createdAt, cancelledAt, test, displayFinancialStatus, totalPriceSet, refunds, customer";
            case SHOPIFY_CUSTOMERS ->
                "Customer ID, First Name, Last Name, Email, Accepts Email Marketing, Default Address Company,"
                        + " Default Address Address1, Phone, Accepts SMS Marketing, Total Spent, Total Orders, Note, Tax Exempt, Tags";
            case SHOPIFY_PRODUCTS ->
                "Handle, Title, Body (HTML), Vendor, Product Category, Type, Tags, Published, Option1 Name, Option1 Value,"
                        + " Variant SKU, Variant Price, Image Src, Status";
            case WOO_LINES ->
                "order_number, order_date, paid_date, completed_date, status, shipping_total, shipping_tax_total, fee_total, tax_total,"
                        + " discount_total, order_total, order_currency, payment_method, shipping_method, customer_id,"
                        + " billing_first_name, customer_email, product_name, sku, quantity, item_total";
            case WOO_ORDERS ->
                "order_id, order_number, order_date, paid_date, status, shipping_total, shipping_tax_total, fee_total, tax_total,"
                        + " cart_discount, order_discount, discount_total, order_total, order_subtotal, order_currency, payment_method,"
                        + " shipping_method, customer_id, customer_user, customer_email, billing_email, billing_phone, order_notes";
            case WOO_ANALYTICS ->
                "Date, Order #, N. Revenue (formatted), Status, Customer, Customer type, Product(s), Items sold, Coupon(s), Net Sales,"
                        + " Attribution";
            case WOO_CUSTOMERS ->
                "Name, Username, Last Active, Sign Up, Email, Orders, Total Spend, AOV, Country / Region, City, Region, Postal Code";
            case BIGCOMMERCE_ORDERS ->
                "Order ID, Customer ID, Customer Name, Customer Email, Customer Phone, Order Date, Order Status, Subtotal (inc tax),"
                        + " Subtotal (ex tax), Tax Total, Shipping Cost (inc tax), Shipping Cost (ex tax), Ship Method,"
                        + " Handling Cost (inc tax), Store Credit Redeemed, Gift Certificate Amount Redeemed, Coupon Details,"
                        + " Order Total (inc tax), Order Total (ex tax), Payment Method, Total Quantity, Total Shipped, Date Shipped,"
                        + " Order Currency Code, Exchange Rate, Order Notes, Customer Message, Billing Name, Product Details";
            case BIGCOMMERCE_CUSTOMERS ->
                "Customer ID, Customer Name, Company, Email, Phone, Notes, Store Credit, Customer Group, Date Joined, Addresses";
            case MAGENTO_ORDERS ->
                "ID, Purchase Point, Purchase Date, Bill-to Name, Ship-to Name, Grand Total (Base), Grand Total (Purchased), Status,"
                        + " Billing Address, Shipping Address, Shipping Information, Customer Email, Customer Group, Subtotal,"
                        + " Shipping and Handling, Customer Name, Payment Method, Total Refunded";
            case MAGENTO_CUSTOMERS ->
                "ID, Name, Email, Group, Phone, ZIP, Country, State/Province, Customer Since, Web Site, Confirmed email,"
                        + " Account Created in, Date of Birth, Tax VAT Number, Gender";
            case SQUARE_ITEMS ->
                "Date, Time, Time Zone, Category, Item, Qty, Price Point Name, SKU, Modifiers Applied, Gross Sales, Discounts,"
                        + " Net Sales, Tax, Transaction ID, Payment ID, Device Name, Notes, Details, Event Type, Location,"
                        + " Dining Option, Customer ID, Customer Name, Customer Reference ID, Unit, Count, GTIN, Itemization Type,"
                        + " Commission, Employee, Fulfillment Note, Channel, Token, Card Brand, PAN Suffix";
            case SQUARE_TRANSACTIONS ->
                "Date, Time, Time Zone, Gross Sales, Discounts, Service Charges, Net Sales, Gift Card Sales, Tax, Tip, Partial Refunds,"
                        + " Total Collected, Source, Card, Card Entry Methods, Cash, Square Gift Card, Other Tender,"
                        + " Other Tender Type, Tender Note, Fees, Net Total, Transaction ID, Payment ID, Card Brand, PAN Suffix,"
                        + " Device Name, Staff Name, Staff ID, Details, Description, Event Type, Location, Dining Option,"
                        + " Customer ID, Customer Name, Customer Reference ID, Device Nickname, Transaction Status";
            case SQUARE_CUSTOMERS ->
                "Reference ID, First Name, Last Name, Email Address, Phone Number, Nickname, Company Name, Birthday, Memo, First Visit,"
                        + " Last Visit, Transaction Count, Lifetime Spend, Square Customer ID";
            case STRIPE_PAYMENTS ->
                "id, Created date (UTC), Amount, Amount Refunded, Currency, Captured, Converted Amount, Converted Amount Refunded,"
                        + " Converted Currency, Decline Reason, Description, Fee, Is Link, Link Funds, Mode, PaymentIntent ID,"
                        + " Payment Source Type, Refunded date (UTC), Statement Descriptor, Status, Seller Message,"
                        + " Taxes On Fee, Card ID, Customer ID, Customer Description, Customer Email, Invoice ID, Transfer,"
                        + " order_no (metadata)";
            case STRIPE_SUBSCRIPTIONS ->
                "id, Customer ID, Customer Description, Customer Email, Plan, Quantity, Interval, Amount, Status,"
                        + " Cancellation Reason, Created (UTC), Start Date (UTC), Current Period Start (UTC),"
                        + " Current Period End (UTC), Trial Start (UTC), Trial End (UTC), Canceled At (UTC), Ended At (UTC),"
                        + " campaign (metadata)";
            case STRIPE_CUSTOMERS ->
                "id, Description, Email, Name, Created (UTC), Delinquent, Card ID, Card Last4, Card Brand, Default Source,"
                        + " Business Vat ID, Total Spend";
            case SALLA_ORDERS ->
                "رقم الطلب, حالة الطلب, تاريخ الطلب, اسم العميل, رقم الجوال, المدينة, إجمالي الطلب, الضريبة, تكلفة الشحن, طريقة الدفع,"
                        + " رمز الكوبون, قيمة خصم الكوبون, قيمة خصم العروض الخاصة, قيمة عرض السلة المتروكة, رقم مرجع الطلب,"
                        + " رقم مرجع عملية الدفع, تاريخ آخر تحديث للطلب, رقم الفاتورة, اسماء المنتجات مع SKU, skus_json";
            case ZID_ORDERS ->
                "id, code, store_id, order_url, store_name, order_status, display_status, currency_code, customer, order_total,"
                        + " order_total_string, payment_status, created_at, updated_at, is_guest_customer, is_marketplace_order";
        };
    }
}
