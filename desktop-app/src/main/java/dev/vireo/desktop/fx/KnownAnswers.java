// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts what servers say in English into Russian, as far as these sentences are known. A known one may stand behind the name
 * of a parameter ({@code net0: …}) or within another known one.
 */
final class KnownAnswers {
    private static final Pattern NAMED = Pattern.compile("([\\w./:-]{1,60}): (.+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final List<Known> known;

    /** @param texts English sentences with {@code {0}}, {@code {1}}, … in this order, and their translations */
    KnownAnswers(Map<String, String> texts) {
        this.known = texts.entrySet().stream()
                .map(entry -> Known.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same in Russian; what is not known stays as it is. */
    String russian(String words) {
        return words.indexOf(' ') < 0
                ? words
                : words.lines().map(line -> translate(line).orElse(line)).collect(Collectors.joining("\n"));
    }

    private Optional<String> translate(String line) {
        return known(line).or(() -> withoutStop(line)).or(() -> behindName(line));
    }

    private Optional<String> known(String line) {
        return known.stream().flatMap(each -> each.match(line, this).stream()).findFirst();
    }

    private Optional<String> withoutStop(String line) {
        return line.endsWith(".")
                ? known(line.substring(0, line.length() - 1)).map(found -> found + ".")
                : Optional.empty();
    }

    private Optional<String> behindName(String line) {
        Matcher named = NAMED.matcher(line);
        return named.matches()
                ? translate(named.group(2)).map(found -> named.group(1) + ": " + found)
                : Optional.empty();
    }

    /**
     * A sentence that is known.
     *
     * @param beginning what stands before its first argument: most sentences are told apart by it
     */
    private record Known(String beginning, Pattern pattern, String russian) {
        static Known of(String english, String russian) {
            String quoted = Pattern.quote(english).replaceAll("\\{\\d}", "\\\\E(.+)\\\\Q");
            return new Known(PLACE.split(english, 2)[0], Pattern.compile(quoted), russian);
        }

        Optional<String> match(String line, KnownAnswers all) {
            if (!line.startsWith(beginning)) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<Object> parts = new ArrayList<>();
            for (int group = 1; group <= matcher.groupCount(); group++) {
                parts.add(all.russian(matcher.group(group)));
            }
            return Optional.of(TextPattern.fill(russian, Language.RUSSIAN, parts.toArray()));
        }
    }
}
