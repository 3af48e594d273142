// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a form part by part from a stream, with one buffer of constant size whatever the form holds. A part's content ends
 * where the boundary is seen; a stream that ends before the last boundary is an error, so a cut form is never taken for
 * a whole one.
 */
final class MultipartReader {
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_HEADERS = 8 << 10;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    MultipartReader(InputStream in, Boundary boundary) {
        this.in = in;
        this.delimiter = boundary.delimiter();
        // As if a line ended before the form: then the first boundary is one like the others.
        buffer[0] = '\r';
        buffer[1] = '\n';
        limit = 2;
    }

    /** Skips what is left of the part and goes to the next; empty behind the last one. */
    Optional<PartHeaders> next() throws IOException {
        byte[] skipped = new byte[BUFFER];
        int read = 0;
        while (read >= 0) {
            read = read(skipped);
        }
        position += delimiter.length;
        if (signAt(0) == '-' && signAt(1) == '-') {
            return Optional.empty();
        }
        if (!readLine(LONGEST_HEADERS).isBlank()) {
            throw new MultipartException("a boundary of the form is followed by other signs");
        }
        return Optional.of(PartHeaders.parse(readHeaders()));
    }

    private String readHeaders() throws IOException {
        StringBuilder headers = new StringBuilder();
        String line = readLine(LONGEST_HEADERS);
        while (!line.isEmpty()) {
            headers.append(line).append('\n');
            line = readLine(LONGEST_HEADERS - headers.length());
        }
        return headers.toString();
    }

    /** Reads some of the part's content, at least a byte of it; -1 at its end. */
    int read(byte[] target) throws IOException {
        int length = contentLength();
        while (length < 0) {
            if (limit - position >= delimiter.length) {
                return -1;
            }
            fill();
            length = contentLength();
        }
        int copied = Math.min(length, target.length);
        System.arraycopy(buffer, position, target, 0, copied);
        position += copied;
        return copied;
    }

    /** Bytes up to what is, or may be, the boundary; -1 if it, or what may be its begin, is next or nothing is there. */
    private int contentLength() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\r' && mayBeDelimiter(i)) {
                return i == position ? -1 : i - position;
            }
        }
        return limit == position ? -1 : limit - position;
    }

    private boolean mayBeDelimiter(int begin) {
        int length = Math.min(delimiter.length, limit - begin);
        for (int i = 0; i < length; i++) {
            if (buffer[begin + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** The part's content as text. */
    String readText(int longest) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] some = new byte[longest + 1];
        int read = read(some);
        while (read >= 0) {
            text.write(some, 0, read);
            if (text.size() > longest) {
                throw new MultipartException("a field of the form has more than " + longest + " bytes");
            }
            read = read(some);
        }
        return decode(text.toByteArray());
    }

    private String readLine(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!(signAt(0) == '\r' && signAt(1) == '\n')) {
            line.write(signAt(0));
            position++;
            if (line.size() > longest) {
                throw new MultipartException("the head of a part of the form has more than 8 KiB");
            }
        }
        position += 2;
        return decode(line.toByteArray());
    }

    private static String decode(byte[] bytes) throws MultipartException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MultipartException("a text in the form is not UTF-8");
        }
    }

    private int signAt(int ahead) throws IOException {
        while (limit - position <= ahead) {
            fill();
        }
        return buffer[position + ahead];
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int read = in.read(buffer, limit, BUFFER - limit);
        if (read < 0) {
            throw new MultipartException("the upload ended before the end of its form");
        }
        limit += read;
    }
}
