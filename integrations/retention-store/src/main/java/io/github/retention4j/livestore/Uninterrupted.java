package io.github.retention4j.livestore;

/** Waits to the end whatever interrupts come, and leaves the thread interrupted if one did. */
final class Uninterrupted {
    /** What waits, and can be begun again. */
    @FunctionalInterface
    interface Wait {
        void await() throws InterruptedException;
    }

    private Uninterrupted() {}

    static void await(Wait wait) {
        boolean isInterrupted = false;
        boolean isOver = false;
        try {
            while (!isOver) {
                try {
                    wait.await();
                    isOver = true;
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
