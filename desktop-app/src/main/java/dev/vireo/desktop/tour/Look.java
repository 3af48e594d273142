// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import java.util.List;
import java.util.Locale;

/**
 * One way the program can look.
 *
 * @param mode brightness
 */
record Look(Theme.Mode mode, Language language) {
    /** All of them; each differs from the one before it in one thing, as switching takes time. */
    static final List<Look> ALL = List.of(
            new Look(Theme.Mode.LIGHT, Language.ENGLISH),
            new Look(Theme.Mode.LIGHT, Language.RUSSIAN),
            new Look(Theme.Mode.DARK, Language.RUSSIAN),
            new Look(Theme.Mode.DARK, Language.ENGLISH));

    /** The end of its pictures' names: {@code light-en}. */
    String suffix() {
        return mode.name().toLowerCase(Locale.ROOT) + "-" + language.code();
    }

    /** Makes the program look so. */
    void wear(Theme theme, Texts texts) {
        theme.modeProperty().set(mode);
        texts.languageProperty().set(language);
    }
}
