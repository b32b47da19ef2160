package io.github.retention4j.livestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A disk that takes as long as a test likes over files of a name. */
final class GateDisk implements Disk {
    private final Disk disk;
    private volatile Gate gate = new Gate("no file");

    GateDisk() {
        this(new CrashDisk(1));
    }

    GateDisk(Disk disk) {
        this.disk = disk;
    }

    /** Where work on files waits. */
    static final class Gate {
        private final String prefix;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        private Gate(String prefix) {
            this.prefix = prefix;
        }

        /** Returns when somebody waits. */
        void awaitReached() throws InterruptedException {
            reached.await();
        }

        boolean isShut() {
            return open.getCount() > 0;
        }

        void open() {
            open.countDown();
        }

        private void pass(String name) throws IOException {
            if (name.startsWith(prefix)) {
                reached.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    /** From now on, forcing files whose names begin so waits. */
    Gate shut(String prefix) {
        gate = new Gate(prefix);
        return gate;
    }

    @Override
    public String path(String name) {
        return name;
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public InputStream read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public Output create(String name) throws IOException {
        return new Waiting(name, disk.create(name));
    }

    @Override
    public Output open(String name) throws IOException {
        return new Waiting(name, disk.open(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void force() throws IOException {
        disk.force();
    }

    @Override
    public void close() {}

    private final class Waiting implements Output {
        private final String name;
        private final Output out;

        private Waiting(String name, Output out) {
            this.name = name;
            this.out = out;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            out.write(bytes);
        }

        @Override
        public void seek(long offset) throws IOException {
            out.seek(offset);
        }

        @Override
        public void force() throws IOException {
            gate.pass(name);
            out.force();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
