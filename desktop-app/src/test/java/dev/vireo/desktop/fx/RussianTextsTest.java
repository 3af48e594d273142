// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RussianTextsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/vireo/desktop");
    private static final String LITERAL = "\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"";
    /** Texts that are looked up, and texts marked to be. */
    private static final Pattern LOOKED_UP =
            Pattern.compile("(?:texts(?:\\(\\))?\\s*\\.\\s*(?:bind|get)|Texts\\.text)" + LITERAL);
    /** Methods of the kernel's views that take an English text first. */
    private static final Pattern SHOWN =
            Pattern.compile("(?<!Map\\.)\\b(?:label|field|line|text|button|entry)" + LITERAL);

    private final Texts texts = new Texts();

    @Test
    void everyTextHasARussianOne() throws IOException {
        assertThat(lacking()).isEmpty();
    }

    private Set<String> lacking() throws IOException {
        Set<String> lacking = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addLacking(file, lacking));
        }
        return lacking;
    }

    private void addLacking(Path file, Set<String> lacking) {
        String folder = SOURCES.relativize(file).getName(0).toString();
        try {
            String source = Files.readString(file);
            addLacking(LOOKED_UP.matcher(source), lacking);
            if (Set.of("connection", "shell", "task").contains(folder)) {
                addLacking(SHOWN.matcher(source), lacking);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLacking(Matcher found, Set<String> lacking) {
        while (found.find()) {
            String text = found.group(1).translateEscapes();
            if (!text.isEmpty() && !texts.hasRussian(text)) {
                lacking.add(text);
            }
        }
    }

    @Test
    void numbersTakeTheirForms() {
        texts.languageProperty().set(Language.RUSSIAN);
        assertThat(texts.get("{0} guest|{0} guests", 21)).isEqualTo("21 гость");
        assertThat(texts.get("{0} guest|{0} guests", 3)).isEqualTo("3 гостя");
        assertThat(texts.get("{0} guest|{0} guests", 12)).isEqualTo("12 гостей");
    }

    @Test
    void boundTextFollowsTheLanguage() {
        var text = texts.bind("{0} s", 5);
        assertThat(text.get()).isEqualTo("5 s");
        texts.languageProperty().set(Language.RUSSIAN);
        assertThat(text.get()).isEqualTo("5 с");
    }

    @Test
    void amountsHaveAtMostThreeFigures() {
        Quantities quantities = new Quantities(texts);
        assertThat(quantities.bytes(3113851289.0)).isEqualTo("2.9\u00A0GiB");
        assertThat(quantities.rate(123456789)).isEqualTo("123\u00A0MB/s");
        assertThat(quantities.duration(java.time.Duration.ofHours(292))).isEqualTo("12 d 4 h");
        assertThat(quantities.bytesOf(3113851289.0, 4294967296.0)).isEqualTo("2.9 of 4\u00A0GiB");
    }
}
