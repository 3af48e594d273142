// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import dev.vireo.model.node.CheckedUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckWordsTest {
    private final Texts texts = new Texts();

    private CheckWords russian(Check check) {
        texts.languageProperty().set(Language.RUSSIAN);
        return CheckWords.of(texts, check);
    }

    @Test
    void everyWordOfTheCatalogueHasARussianOne() {
        List<String> lacking = new ArrayList<>();
        for (CheckFinding finding : CheckFinding.values()) {
            lacking.add(finding.reason());
            if (!finding.equals(CheckFinding.BRIDGES)) {
                lacking.add(finding.found());
            }
            if (!finding.remedy().isCommand()) {
                lacking.add(finding.remedy().text());
            }
        }
        Arrays.stream(CheckedUse.values()).map(CheckedUse::words).forEach(lacking::add);
        lacking.removeIf(english -> english.isEmpty() || texts.hasRussian(english));

        assertThat(lacking).isEmpty();
    }

    @Test
    void findingIsSaidInTheUsersLanguageWithItsNames() {
        CheckWords words = russian(Check.of(
                "names", "The node's name", Check.WARNING, CheckFinding.NAME_LOOPBACK, List.of("pve1", "127.0.1.1")));

        assertThat(words.title()).isEqualTo("Имя узла");
        assertThat(words.found()).isEqualTo("имя «pve1» ведёт на 127.0.1.1");
        assertThat(words.remedy()).startsWith("в /etc/hosts замените 127.0.1.1");
        assertThat(words.isCommand()).isFalse();
    }

    @Test
    void commandStaysAsItIsTyped() {
        CheckWords words = russian(Check.of(
                "programs",
                "Programs",
                Check.WARNING,
                CheckFinding.PROGRAMS_MISSING,
                List.of("swtpm, ovmf", "TPM of guests, UEFI of guests", "swtpm ovmf")));

        assertThat(words.reason()).isEqualTo("без них не работают: TPM гостей, UEFI гостей");
        assertThat(words.remedy()).isEqualTo("apt-get install --no-install-recommends swtpm ovmf");
        assertThat(words.isCommand()).isTrue();
    }

    @Test
    void whatALaterNodeFindsIsShownAsItSaysIt() {
        CheckWords words = russian(new Check(
                "tea", "Tea", Check.WARNING, "it is cold", "nobody drinks it", "boil it", "tea.cold", List.of()));

        assertThat(words.found()).isEqualTo("it is cold");
        assertThat(words.reason()).isEqualTo("nobody drinks it");
        assertThat(words.remedy()).isEqualTo("boil it");
    }

    @Test
    void nodeOfAnEarlierVersionNamesNoFinding() {
        CheckWords words = russian(new Check("lxc", "Containers (LXC)", Check.OK, "fine", null, null, null, null));

        assertThat(words.found()).isEqualTo("fine");
        assertThat(words.reason()).isEmpty();
        assertThat(words.remedy()).isEmpty();
    }
}
