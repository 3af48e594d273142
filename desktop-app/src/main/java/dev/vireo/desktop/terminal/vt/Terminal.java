// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A terminal: one thread feeds it what a program prints, another one looks. Rows have numbers that stay: the first row
 * that was ever printed is 0.
 */
public final class Terminal {
    /** Bytes that are taken before somebody who waits to look comes to it. */
    private static final int SLICE = 32 * 1024;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final History history;
    private final Interpreter interpreter;
    private final Parser parser;
    private final AtomicLong revision = new AtomicLong();

    /**
     * An empty one.
     *
     * @param width columns, two at least: the widest character takes two
     * @param height rows, one at least
     * @param historyLimit how many rows beyond the screen are kept
     * @param replies takes what the terminal answers to a program's questions; called by the thread that feeds
     */
    public Terminal(int width, int height, int historyLimit, Consumer<byte[]> replies) {
        this.history = new History(historyLimit);
        this.interpreter =
                new Interpreter(width, height, history, text -> replies.accept(text.getBytes(StandardCharsets.UTF_8)));
        this.parser = new Parser(interpreter);
    }

    /** Takes what a program prints. */
    public void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int start = offset; start < end; start += SLICE) {
            lock.lock();
            try {
                parser.feed(bytes, start, Math.min(end, start + SLICE));
                revision.incrementAndGet();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes a text as if a program had printed it. */
    public void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        feed(bytes, 0, bytes.length);
    }

    /** Another number whenever something has changed. */
    public long revision() {
        return revision.get();
    }

    /** Gives it another size; text that was broken over rows is broken anew. */
    public void resize(int width, int height) {
        changes(() -> interpreter.resize(width, height));
    }

    /** Forgets everything, as when it was switched on. */
    public void reset() {
        changes(interpreter::reset);
    }

    /** Forgets the rows that have left the screen. */
    public void clearHistory() {
        changes(history::clear);
    }

    /** What it answers to programs that ask for its colours: 0xRRGGBB each. */
    public void setColours(int foreground, int background) {
        changes(() -> interpreter.setColours(foreground, background));
    }

    private void changes(Runnable change) {
        lock.lock();
        try {
            change.run();
            revision.incrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    /** What programs have asked for. */
    public Modes modes() {
        lock.lock();
        try {
            return interpreter.modes();
        } finally {
            lock.unlock();
        }
    }

    /** The title that a program has given, perhaps empty. */
    public String title() {
        lock.lock();
        try {
            return interpreter.title();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Copies what is to be seen.
     *
     * @param firstRow number of the row at the top; {@link Long#MAX_VALUE} for the newest rows
     */
    public void copyInto(Snapshot snapshot, long firstRow) {
        lock.lock();
        try {
            Screen screen = interpreter.screen();
            snapshot.begin(screen.width(), screen.height());
            snapshot.firstKept = history.forgotten();
            snapshot.screenTop = screenTop();
            snapshot.firstRow = Math.max(history.forgotten(), Math.min(firstRow, screenTop()));
            for (int i = 0; i < screen.height(); i++) {
                copyRow(snapshot.firstRow + i, snapshot.row(i));
            }
            snapshot.cursorRow = screenTop() + screen.line;
            snapshot.cursorColumn = screen.column;
            snapshot.isCursorVisible = interpreter.isCursorVisible();
            snapshot.cursorShape = interpreter.cursorShape();
            snapshot.isInverse = interpreter.isInverse();
            snapshot.modes = interpreter.modes();
            snapshot.revision = revision.get();
        } finally {
            lock.unlock();
        }
    }

    private long screenTop() {
        return history.forgotten() + history.size();
    }

    private void copyRow(long number, Row target) {
        if (number < screenTop()) {
            history.get((int) (number - history.forgotten())).unpackInto(target);
        } else {
            target.copyFrom(interpreter.screen().row((int) (number - screenTop())));
        }
    }

    /** A stretch of text. */
    public String text(Span span) {
        lock.lock();
        try {
            StringBuilder text = new StringBuilder();
            long last = screenTop() + interpreter.screen().height() - 1;
            for (long number = Math.max(span.start().row(), history.forgotten());
                    number <= Math.min(span.end().row(), last);
                    number++) {
                Row row = whole(number);
                int from = number == span.start().row() ? span.start().column() : 0;
                int to = number == span.end().row() ? span.end().column() : Integer.MAX_VALUE;
                text.append(row.text(from, to));
                if (number < span.end().row() && !row.isWrapped()) {
                    text.append('\n');
                }
            }
            return text.toString();
        } finally {
            lock.unlock();
        }
    }

    /** A row in its own width; an empty one beyond both ends. */
    public Row whole(long number) {
        lock.lock();
        try {
            long inScreen = number - screenTop();
            if (number < history.forgotten() || inScreen >= interpreter.screen().height()) {
                return new Row(0);
            }
            if (inScreen < 0) {
                return history.get((int) (number - history.forgotten())).unpacked();
            }
            Row copy = new Row(interpreter.screen().width());
            copy.copyFrom(interpreter.screen().row((int) inScreen));
            return copy;
        } finally {
            lock.unlock();
        }
    }

    /** What leads to a web page at that place: an address that is written there, or a link that a program has made. */
    public Optional<Link> linkAt(Span.Place place) {
        lock.lock();
        try {
            return new LinkFinder(this::whole, interpreter::address, place.row()).at(place);
        } finally {
            lock.unlock();
        }
    }

    /** All rows as text, the oldest first, and the number of that one. */
    public Printed printed() {
        lock.lock();
        try {
            List<String> rows =
                    new ArrayList<>(history.size() + interpreter.screen().height());
            for (int i = 0; i < history.size(); i++) {
                rows.add(history.get(i).text());
            }
            for (int i = 0; i < interpreter.screen().height(); i++) {
                rows.add(interpreter.screen().row(i).text(0, Integer.MAX_VALUE));
            }
            return new Printed(history.forgotten(), rows);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything that is kept.
     *
     * @param first number of the first row
     * @param rows their texts; a character of two cells is one character
     */
    public record Printed(long first, List<String> rows) {}
}
