package io.github.retention4j.spark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/** Values of ours as Spark has them. */
final class SparkValue {
    private SparkValue() {}

    /** The value itself, or what Spark has for it. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof BigMoneyProvider money) {
            return money.toBigMoney().getAmount();
        }
        if (value instanceof LocalDate day) {
            return java.sql.Date.valueOf(day);
        }
        if (value instanceof Instant instant) {
            return java.sql.Timestamp.from(instant);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** Spark's type of such values. */
    static DataType type(@Nullable Object value) {
        Object in = of(value);
        if (in instanceof Integer) {
            return DataTypes.IntegerType;
        }
        if (in instanceof Long) {
            return DataTypes.LongType;
        }
        if (in instanceof BigDecimal) {
            return DecimalType.SYSTEM_DEFAULT();
        }
        if (in instanceof Number) {
            return DataTypes.DoubleType;
        }
        if (in instanceof Boolean) {
            return DataTypes.BooleanType;
        }
        if (in instanceof java.sql.Date) {
            return DataTypes.DateType;
        }
        return in instanceof java.sql.Timestamp ? DataTypes.TimestampType : DataTypes.StringType;
    }
}
