// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.terminal.vt.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that programs are written for: it is shown bytes, and prints what it then has on its screen. */
final class Xterm {
    private static final long LIMIT_SECONDS = 180;
    private static final Duration PRINTING = Duration.ofSeconds(90);
    /** A page is printed with its colours; form feeds end the pages. */
    private static final List<String> RESOURCES =
            List.of("printAttributes: 2", "printerAutoClose: true", "printerFormFeed: true", "printerExtent: true");

    private static final Pattern PIECE = Pattern.compile("\033\\[[0-9;:]*m|\033#.|(?s:.)");
    private static final String RESET = "\\033[?1047h\\033[!p\\033[2J\\033[?1047l\\033c";
    private static final String SECOND_CELL = "\uFFFF";
    private static final String COLOURS_ALONE = "\033[22;23;24;25;27;28;29m";
    private static final Pattern NUMBER = Pattern.compile("#(\\d+)#");

    private final Path folder;
    private final int width;
    private final int height;

    /** @param folder an empty one of its own */
    Xterm(Path folder, int width, int height) {
        this.folder = folder;
        this.width = width;
        this.height = height;
    }

    /** Whether it can be asked here. */
    static boolean isPossible() {
        return System.getenv("DISPLAY") != null && Files.isExecutable(Path.of("/usr/bin/xterm"));
    }

    /**
     * A stream that ends with a letter where the cursor is, a mark at the end of each row, as pages leave out what is behind
     * the last character, and its number in the upper left corner: pages are printed side by side. What was there is erased
     * first: of a wide character that is half overwritten at the edge, xterm keeps the looks.
     */
    byte[] marked(byte[] stream, int number) {
        StringBuilder marks = new StringBuilder("q\033[!p\033(B\017\033[m");
        for (int row = 1; row <= height; row++) {
            marks.append("\033[").append(row).append(';').append(width).append("H\033[K|");
        }
        marks.append(String.format(Locale.ROOT, "\033[H#%03d#", number));
        byte[] end = marks.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(stream, stream.length + end.length);
        System.arraycopy(end, 0, both, stream.length, end.length);
        return both;
    }

    /** What it shows after each of these streams, which are numbered from 0 on; every one begins on an empty screen. */
    List<Terminal> screensAfter(List<byte[]> streams) throws IOException, InterruptedException {
        for (int i = 0; i < streams.size(); i++) {
            Files.write(folder.resolve(i + ".stream"), streams.get(i));
        }
        Path printed = Files.createDirectory(folder.resolve("printed"));
        Path script = Files.writeString(folder.resolve("show"), script(streams.size()));
        run(script, printed);
        // Each page is printed by a program of its own, which may end a moment later.
        Map<Integer, String> pages =
                Eventually.get("the printed pages", PRINTING, () -> pages(printed, streams.size()));
        List<Terminal> screens = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            screens.add(screenOf(Objects.requireNonNull(pages.get(i), "page " + i)));
        }
        return screens;
    }

    private static Optional<Map<Integer, String>> pages(Path printed, int count) {
        Map<Integer, String> pages = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(printed)) {
            for (Path file : files) {
                String page = Files.readString(file);
                Matcher number = NUMBER.matcher(page);
                if (page.endsWith("\f") && number.find()) {
                    pages.put(Integer.valueOf(number.group(1)), page);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages.size() == count ? Optional.of(pages) : Optional.empty();
    }

    /** Each stream is followed by the order to print and a reset of both screens; the answer at the end tells that all is done. */
    private static String script(int streams) {
        return """
                stty raw -echo
                for i in $(seq 0 %d); do cat $i.stream; printf '\\030\\033[0i%s'; done
                printf '\\033[5n'
                IFS= read -r -d n -t %d answer
                """.formatted(streams - 1, RESET, LIMIT_SECONDS);
    }

    private void run(Path script, Path printed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xterm", "-u8", "-geometry", width + "x" + height));
        for (String resource : RESOURCES) {
            command.addAll(List.of("-xrm", "XTerm*" + resource));
        }
        command.addAll(
                List.of("-xrm", "XTerm*printerCommand: cat > " + printed + "/$$", "-e", "bash", script.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xterm.log").toFile());
        builder.environment().put("LANG", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("xterm has not ended: " + Files.readString(folder.resolve("xterm.log")));
        }
    }

    /**
     * A page is text with colours: any terminal can read that, as nothing in it moves the cursor. Colours are printed where
     * they change, everything else before each of its characters, so that one without has nothing but the colours. The second
     * cell of a wide character is printed, too.
     */
    private Terminal screenOf(String page) {
        Terminal screen = new Terminal(width + 1, height, 0, answer -> {});
        Matcher piece = PIECE.matcher(page.stripTrailing());
        boolean isSaid = false;
        while (piece.find()) {
            boolean isLook = piece.group().startsWith("\033");
            if (!piece.group().equals(SECOND_CELL)) {
                screen.feed(isLook || isSaid ? piece.group() : COLOURS_ALONE + piece.group());
            }
            isSaid = isLook;
        }
        return screen;
    }
}
