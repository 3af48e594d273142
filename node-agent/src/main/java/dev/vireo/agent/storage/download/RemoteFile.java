// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A file as another server offers it. */
final class RemoteFile implements AutoCloseable {
    private static final int PARTIAL = 206;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
    private static final Pattern EXTENDED_NAME = Pattern.compile("(?i)filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]+)");
    private static final Pattern NAME = Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    private final Response response;
    private final long offset;
    private final OptionalLong size;

    /** A server that says no, in one sentence for people. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        RefusedException(String message) {
            this(message, 0);
        }

        RefusedException(String message, int status) {
            super(message);
            this.status = status;
        }

        /** The HTTP status, or 0. */
        int status() {
            return status;
        }
    }

    private RemoteFile(Response response, long offset, OptionalLong size) {
        this.response = response;
        this.offset = offset;
        this.size = size;
    }

    /** What an answer offers; fails if it offers nothing. */
    static RemoteFile of(Response response) throws IOException {
        if (!response.isSuccessful()) {
            response.close();
            throw new RefusedException(
                    "the server " + response.request().url().host() + " answers " + response.code() + " "
                            + visible(response.message()),
                    response.code());
        }
        OptionalLong length = number(response.header("Content-Length"));
        if (response.code() != PARTIAL) {
            return new RemoteFile(response, 0, length);
        }
        Matcher range = RANGE.matcher(String.valueOf(response.header("Content-Range")));
        if (!range.matches()) {
            response.close();
            throw new RefusedException("the server sends a part of the file and does not say which");
        }
        return new RemoteFile(response, Long.parseLong(range.group(1)), number(range.group(2)));
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Bytes of the file before the first that is sent. */
    long offset() {
        return offset;
    }

    /** Bytes of the whole file, if the server says. */
    OptionalLong size() {
        return size;
    }

    /** What is sent. */
    InputStream body() {
        return response.body().byteStream();
    }

    /** What tells this version of the file from others, if the server has something that can be relied on. */
    Optional<String> validator() {
        Optional<String> tag = Optional.ofNullable(response.header("ETag")).filter(text -> text.startsWith("\""));
        return tag.or(() -> Optional.ofNullable(response.header("Last-Modified")));
    }

    /** The server's word for the kind of file. */
    Optional<String> mimeType() {
        return Optional.ofNullable(response.header("Content-Type"))
                .map(type -> visible(type.replaceFirst(";.*", "").strip()));
    }

    /** A name for the file: the one that the server gives, or the end of the address. One part of a path. */
    Optional<String> fileName() {
        String disposition = String.valueOf(response.header("Content-Disposition"));
        Matcher extended = EXTENDED_NAME.matcher(disposition);
        Matcher plain = NAME.matcher(disposition);
        String name;
        if (extended.find()) {
            name = decoded(extended.group(1));
        } else if (plain.find()) {
            name = plain.group(1) == null ? plain.group(2) : plain.group(1);
        } else {
            var segments = response.request().url().pathSegments();
            name = segments.get(segments.size() - 1);
        }
        String last = visible(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        return last.isBlank() ? Optional.empty() : Optional.of(last);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String visible(String text) {
        String plain = text.replaceAll("\\p{C}", "");
        return plain.length() > 255 ? plain.substring(0, 255) : plain;
    }

    @Override
    public void close() {
        response.close();
    }
}
