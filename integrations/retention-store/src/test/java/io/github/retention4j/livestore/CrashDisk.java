package io.github.retention4j.livestore;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk in memory that can lose its power: of what was not forced, an arbitrary part of the sectors, of the lengths and of the names
 * is there afterwards, and a sector may be torn. It can also refuse an operation.
 */
final class CrashDisk implements Disk {
    private static final int SECTOR = 512;

    /** A file, whatever its names are. */
    private static final class Node {
        private byte[] now = {};
        private byte[] forced = {};

        /** Whether forcing it failed: its pages count as written from then on, so forcing it again does nothing. */
        private boolean isDropped;
    }

    private final Map<String, Node> names = new TreeMap<>();
    private final Map<String, Node> forcedNames = new TreeMap<>();
    private final List<Consumer<Map<String, Node>>> unforcedNames = new ArrayList<>();
    private final Random random;
    private int operations;
    private int failsAt;
    private boolean isForGood;
    private boolean isKeeping;
    private boolean hasPower = true;

    CrashDisk(long seed) {
        random = new Random(seed);
    }

    /** Loses its power at an operation, the first being 1. */
    CrashDisk crashingAt(int operation) {
        failsAt = operation;
        isForGood = true;
        return this;
    }

    /** Refuses an operation, of which a part may be done, and works on afterwards. */
    CrashDisk refusing(int operation) {
        failsAt = operation;
        isForGood = false;
        return this;
    }

    /** Deletes nothing, as a disk does of which other programs read files. */
    CrashDisk keeping(boolean isKeeping) {
        this.isKeeping = isKeeping;
        return this;
    }

    synchronized int operations() {
        return operations;
    }

    /** What is there once power is back. */
    synchronized CrashDisk afterPowerCut() {
        CrashDisk after = new CrashDisk(random.nextLong());
        Map<String, Node> kept = new TreeMap<>(forcedNames);
        for (Consumer<Map<String, Node>> change : unforcedNames) {
            if (random.nextBoolean()) {
                change.accept(kept);
            }
        }
        kept.forEach((name, node) -> after.put(name, leftOf(node)));
        hasPower = false;
        return after;
    }

    /** The same disk for another process, when one has ended: nothing is lost. */
    synchronized CrashDisk afterProcess() {
        CrashDisk after = new CrashDisk(random.nextLong());
        names.forEach((name, node) -> after.put(name, node.now));
        hasPower = false;
        return after;
    }

    void put(String name, byte[] bytes) {
        Node node = new Node();
        node.now = bytes;
        node.forced = bytes;
        names.put(name, node);
        forcedNames.put(name, node);
    }

    byte[] bytes(String name) {
        return names.get(name).now;
    }

    private byte[] leftOf(Node node) {
        int shorter = Math.min(node.now.length, node.forced.length);
        int longer = Math.max(node.now.length, node.forced.length);
        int length = random.nextBoolean()
                ? node.now.length
                : random.nextBoolean() ? node.forced.length : shorter + random.nextInt(longer - shorter + 1);
        byte[] old = Arrays.copyOf(node.forced, length);
        byte[] left = Arrays.copyOf(node.now, length);
        boolean isTorn = false;
        for (int from = 0; from < length; from += SECTOR) {
            int to = Math.min(length, from + SECTOR);
            if (random.nextBoolean()) {
                System.arraycopy(old, from, left, from, to - from);
            } else if (!isTorn && random.nextInt(4) == 0) {
                isTorn = true;
                int torn = from + random.nextInt(to - from);
                System.arraycopy(old, torn, left, torn, to - torn);
            }
        }
        return left;
    }

    private boolean fails() throws IOException {
        if (!hasPower) {
            throw new IOException("no power");
        }
        return ++operations == failsAt;
    }

    private void fail() throws IOException {
        hasPower = !isForGood;
        throw new IOException(isForGood ? "power cut" : "refused: no space left, or a broken sector");
    }

    private void change(Consumer<Map<String, Node>> change) {
        change.accept(names);
        unforcedNames.add(change);
    }

    private Node node(String name) throws FileNotFoundException {
        Node node = names.get(name);
        if (node == null) {
            throw new FileNotFoundException(name);
        }
        return node;
    }

    @Override
    public String path(String name) {
        return name;
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized InputStream read(String name) throws IOException {
        return new ByteArrayInputStream(node(name).now);
    }

    @Override
    public synchronized Output create(String name) throws IOException {
        if (names.containsKey(name)) {
            throw new IOException(name + " is there");
        }
        boolean fails = fails();
        Node node = new Node();
        if (!fails || isForGood || random.nextBoolean()) {
            change(all -> all.put(name, node));
        }
        if (fails) {
            fail();
        }
        return new NodeOutput(node);
    }

    @Override
    public synchronized Output open(String name) throws IOException {
        return new NodeOutput(node(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        Node node = node(from);
        boolean fails = fails();
        if (!fails || isForGood) {
            change(all -> {
                all.remove(from);
                all.put(to, node);
            });
        }
        if (fails) {
            fail();
        }
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        node(name);
        if (isKeeping) {
            throw new IOException(name + " is read by another program");
        }
        boolean fails = fails();
        if (!fails || isForGood) {
            change(all -> all.remove(name));
        }
        if (fails) {
            fail();
        }
    }

    @Override
    public synchronized void force() throws IOException {
        if (fails()) {
            fail();
        }
        forcedNames.clear();
        forcedNames.putAll(names);
        unforcedNames.clear();
    }

    @Override
    public void close() {}

    private final class NodeOutput implements Output {
        private final Node node;
        private int place;

        private NodeOutput(Node node) {
            this.node = node;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            synchronized (CrashDisk.this) {
                boolean fails = fails();
                int count = fails && !isForGood ? random.nextInt(bytes.remaining() + 1) : bytes.remaining();
                node.now = Arrays.copyOf(node.now, Math.max(node.now.length, place + count));
                bytes.get(node.now, place, count);
                place += count;
                if (fails) {
                    fail();
                }
            }
        }

        @Override
        public void seek(long offset) {
            synchronized (CrashDisk.this) {
                place = (int) offset;
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (CrashDisk.this) {
                if (fails()) {
                    if (!isForGood) {
                        node.forced = leftOf(node);
                        node.isDropped = true;
                    }
                    fail();
                }
                if (!node.isDropped) {
                    node.forced = node.now;
                }
            }
        }

        @Override
        public void close() {}
    }
}
