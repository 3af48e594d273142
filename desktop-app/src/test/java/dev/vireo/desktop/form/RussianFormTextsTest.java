// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RussianFormTextsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/vireo/desktop");
    private static final Pattern SENTENCE =
            Pattern.compile("Sentence\\.of\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void everySentenceHasARussianOne() throws IOException {
        Texts texts = new Texts();
        Set<String> sentences = new TreeSet<>();
        for (Path file : files()) {
            collect(Files.readString(file), sentences);
        }

        assertThat(sentences).hasSizeGreaterThan(100);
        assertThat(sentences).filteredOn(english -> !texts.hasRussian(english)).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            return walk.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static void collect(String source, Set<String> sentences) {
        Matcher sentence = SENTENCE.matcher(source);
        while (sentence.find()) {
            StringBuilder whole = new StringBuilder();
            LITERAL.matcher(sentence.group(1)).results().forEach(part -> whole.append(part.group(1)));
            sentences.add(whole.toString());
        }
    }
}
