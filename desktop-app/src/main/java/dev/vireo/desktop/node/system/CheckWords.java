// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in the user's language what a check found. What this version does not know is shown as the node says it.
 *
 * @param check the check
 * @param finding what it found, if that is known
 */
record CheckWords(Texts texts, Check check, Optional<CheckFinding> finding) {
    static CheckWords of(Texts texts, Check check) {
        return new CheckWords(texts, check, Optional.ofNullable(check.finding()).flatMap(CheckFinding::of));
    }

    String title() {
        return texts.get(check.title());
    }

    String found() {
        return finding.map(known -> said(known, known.found())).orElseGet(() -> texts.get(check.found()));
    }

    /** Why it matters; empty if it does not. */
    String reason() {
        return finding.map(known -> said(known, known.reason()))
                .orElseGet(() -> texts.get(Objects.requireNonNullElse(check.reason(), "")));
    }

    /** What mends it; empty if there is nothing to be mended. */
    String remedy() {
        return finding.filter(known -> !known.remedy().isCommand())
                .map(known -> said(known, known.remedy().text()))
                .orElseGet(() -> Objects.requireNonNullElse(check.remedy(), ""));
    }

    /** Whether that is a command, to be copied; of unknown findings it may be one. */
    boolean isCommand() {
        return finding.map(known -> known.remedy().isCommand()).orElse(true);
    }

    private String said(CheckFinding known, String pattern) {
        List<String> given = Objects.requireNonNullElse(check.arguments(), List.of());
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            arguments.add(known.isWords(i) ? words(given.get(i)) : given.get(i));
        }
        return texts.get(pattern, arguments.toArray());
    }

    private String words(String list) {
        return Stream.of(list.split(", ")).map(texts::get).collect(Collectors.joining(", "));
    }
}
