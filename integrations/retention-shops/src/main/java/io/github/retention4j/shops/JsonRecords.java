package io.github.retention4j.shops;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The records of a JSON file, one after the other, of which one at a time is in memory.
 *
 * <p>They are objects that follow one another (JSONL), that stand in an array, or in the array of an object around them, which has
 * a stated name; several such objects may follow one another, as the pages of an API do.
 */
final class JsonRecords implements Closeable {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private final JsonParser parser;
    private final String array;
    private final Set<String> fields;

    private boolean inArray;
    private boolean isEnclosed;
    private long line;

    /**
     * Reads a stream, which is closed with it.
     *
     * @param array the name of the array in an object around the records
     * @param fields the fields of a record that are looked into; others are passed over
     */
    JsonRecords(InputStream stream, String array, Set<String> fields) {
        this.array = array;
        this.fields = fields;
        this.parser = JSON.createParser(ObjectReadContext.empty(), stream);
    }

    /** The line that the last record begins in. */
    long line() {
        return line;
    }

    /**
     * The next record; empty after the last.
     *
     * @throws IOException if what follows is no JSON, or no object
     */
    Optional<JsonRecord> next() throws IOException {
        try {
            return read();
        } catch (UnexpectedEndOfInputException cutOff) {
            throw cutOff();
        } catch (JacksonIOException unreadable) {
            throw unreadable.getCause();
        } catch (JacksonException bad) {
            TokenStreamLocation place = Optional.ofNullable(bad.getLocation()).orElse(parser.currentLocation());
            // The parser's own words quote the file, in which customers are: they are not even the cause.
            throw new IOException("line " + place.getLineNr() + ", column " + place.getColumnNr()
                    + ": this is no JSON that can be read; get the file again, and do not edit it");
        }
    }

    private IOException cutOff() {
        return new IOException("the JSON ends in the middle, after line " + Math.max(1, line)
                + ": the file was cut off; get it again");
    }

    private Optional<JsonRecord> read() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                if (inArray || isEnclosed) {
                    throw cutOff();
                }
                return Optional.empty();
            } else if (token == JsonToken.START_ARRAY && !inArray && !isEnclosed) {
                inArray = true;
            } else if (token == JsonToken.END_ARRAY) {
                inArray = false;
                passOverRest();
            } else if (token == JsonToken.START_OBJECT) {
                line = parser.currentTokenLocation().getLineNr();
                Optional<JsonRecord> record = object();
                if (record.isPresent()) {
                    return record;
                }
            } else {
                throw new IOException("line " + parser.currentTokenLocation().getLineNr()
                        + ": expected is an order, which is an object in {…}");
            }
        }
    }

    /** What follows the array in the object around it. */
    private void passOverRest() throws IOException {
        while (isEnclosed) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw cutOff();
            } else if (token == JsonToken.END_OBJECT) {
                isEnclosed = false;
            } else {
                parser.nextToken();
                parser.skipChildren();
            }
        }
    }

    /** The object, unless it is the one around the array, which is then entered. */
    private Optional<JsonRecord> object() {
        Map<String, JsonRecord.Value> values = new HashMap<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && name.equals(array) && !inArray) {
                inArray = true;
                isEnclosed = true;
                return Optional.empty();
            }
            names.add(name);
            if (fields.contains(name)) {
                value(name, values);
            } else {
                parser.skipChildren();
            }
        }
        return Optional.of(new JsonRecord(names, values));
    }

    private void value(String path, Map<String, JsonRecord.Value> values) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String inner = path + '.' + parser.currentName();
                    parser.nextToken();
                    value(inner, values);
                }
            }
            case START_ARRAY -> {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(path + '.' + i, values);
                }
            }
            case VALUE_NULL -> {}
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                values.put(path, new JsonRecord.Value(parser.getString(), true));
            default -> values.put(path, new JsonRecord.Value(parser.getString(), false));
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
