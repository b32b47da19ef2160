package io.github.retention4j.staging;

import io.github.retention4j.store.HistoryFormat.Section;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A layer of {@link KeptIds} as a section of a file. */
final class KeptIdsFile {
    private KeptIdsFile() {}

    static void write(KeptIds.Layer layer, SectionWriter out) throws IOException {
        out.begin(Section.IDS);
        Sources sources = new Sources(layer);
        out.texts(sources.numbers.keySet());
        out.number(layer.ids.size());
        for (int order = 0; order < layer.ids.size(); order++) {
            out.text(layer.ids.id(order));
            out.number(sources.number(layer.orders.source(order)));
            layer.orders.write(order, out);
            out.number(layer.refunds.own(order).size());
            for (OrderRefunds.Booked refund : layer.refunds.own(order)) {
                out.number(refund.millis());
                out.number(refund.amount());
            }
            List<long[]> merged = new ArrayList<>();
            layer.merged.forEachOf(
                    order,
                    (its, source, row) -> merged.add(new long[] {sources.number(layer.orders.ofNumber(source)), row}));
            out.number(merged.size());
            for (long[] row : merged) {
                out.number(row[0]);
                out.number(row[1]);
            }
        }
        out.number(layer.named.size());
        Set<KeptIds.Mention> mentions = new LinkedHashSet<>();
        for (int name = 0; name < layer.named.size(); name++) {
            out.text(layer.named.id(name));
            List<OrderRefunds.Loose> loose = layer.loose.getOrDefault(name, List.of());
            out.number(loose.size());
            for (OrderRefunds.Loose refund : loose) {
                out.number(sources.number(refund.source));
                refund.write(out);
            }
            mentions.addAll(layer.mentions.getOrDefault(name, List.of()));
        }
        out.number(mentions.size());
        for (KeptIds.Mention mention : mentions) {
            out.text(mention.kind().name());
            out.number(mention.orders());
            out.number(mention.amounts());
            out.longs(mention.raw());
            out.longs(mention.settled());
        }
        writeRecords(layer, out);
        out.end();
    }

    private static void writeRecords(KeptIds.Layer layer, SectionWriter out) throws IOException {
        out.number(layer.unique.size());
        for (Map.Entry<Kind, Map<String, long[]>> ofKind : layer.unique.entrySet()) {
            out.text(ofKind.getKey().name());
            out.number(ofKind.getValue().size());
            for (Map.Entry<String, long[]> record : ofKind.getValue().entrySet()) {
                out.text(record.getKey());
                out.longs(record.getValue());
            }
        }
        out.number(layer.numbers.size());
        for (int number = 0; number < layer.numbers.size(); number++) {
            out.text(layer.numbers.id(number));
        }
    }

    /** The names of the sources that rows are from, numbered. */
    private static final class Sources {
        final Map<String, Integer> numbers = new LinkedHashMap<>();

        Sources(KeptIds.Layer layer) {
            for (int order = 0; order < layer.ids.size(); order++) {
                number(layer.orders.source(order));
            }
            layer.merged.forEach((order, source, row) -> number(layer.orders.ofNumber(source)));
            layer.loose.values().forEach(loose -> loose.forEach(refund -> number(refund.source)));
        }

        int number(Account.Source source) {
            return numbers.computeIfAbsent(source.name, name -> numbers.size());
        }
    }

    static KeptIds.Layer read(SectionReader in, Map<String, Kind> kinds) throws IOException {
        in.begin(Section.IDS);
        Account account = new Account();
        List<Account.Source> sources = new ArrayList<>();
        in.texts().forEach(name -> sources.add(account.source(name)));
        KeptIds.Layer layer = new KeptIds.Layer(0);
        int orders = in.number(Integer.MAX_VALUE);
        for (int order = 0; order < orders; order++) {
            in.require(layer.ids.add(in.text()) == order, "an order's id is there twice");
            layer.orders.read(source(sources, in), in);
            List<OrderRefunds.Booked> own = new ArrayList<>();
            for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
                own.add(new OrderRefunds.Booked(in.number(), in.number()));
            }
            layer.refunds.addOwn(order, own);
            for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
                layer.merged.add(order, layer.orders.number(source(sources, in)), in.number());
            }
        }
        int names = in.number(Integer.MAX_VALUE);
        for (int name = 0; name < names; name++) {
            String id = in.text();
            in.require(layer.named.add(id) == name, "an order's name is there twice");
            int order = layer.ids.find(id);
            for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
                OrderRefunds.Loose refund = OrderRefunds.Loose.read(source(sources, in), name, in);
                layer.add(refund);
                if (order >= 0 && !refund.isRefused) {
                    layer.refunds.addNamed(order, refund);
                }
            }
        }
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            layer.add(new KeptIds.Mention(kind(kinds, in), in.number(), in.number(), in.longs(), in.longs()));
        }
        readRecords(layer, in, kinds);
        in.end();
        return layer;
    }

    private static void readRecords(KeptIds.Layer layer, SectionReader in, Map<String, Kind> kinds) throws IOException {
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            Map<String, long[]> ofKind = layer.unique.computeIfAbsent(kind(kinds, in), its -> new HashMap<>());
            for (int records = in.number(Integer.MAX_VALUE); records > 0; records--) {
                ofKind.put(in.text(), in.longs());
            }
        }
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            layer.numbers.add(in.text());
        }
    }

    private static Account.Source source(List<Account.Source> sources, SectionReader in) throws IOException {
        return sources.get(in.number(sources.size() - 1));
    }

    private static Kind kind(Map<String, Kind> kinds, SectionReader in) throws IOException {
        String name = in.text();
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw in.refusal("it has ids of records called " + name
                    + ", which are of no kind of the library; name their kind, as in History.read(path, Wishes.KIND)");
        }
        return kind;
    }
}
