// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.fx.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Finds what a look at a picture overlooks: texts that are cut off, and texts that stayed English. */
final class Legibility {
    /** Two words in Latin letters, the second in lower case: a name or a command alone is no sentence. */
    private static final Pattern ENGLISH = Pattern.compile("(^|[ (“])[A-Za-z]{2,} [a-z]{2,}($|[ ,.:;)…])");

    private static final Pattern CYRILLIC = Pattern.compile("[А-Яа-яЁё]");

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    private final Language language;
    private final List<String> faults = new ArrayList<>();

    private Legibility(Language language) {
        this.language = language;
    }

    /** The faults of what is seen within a node, one sentence each. */
    static List<String> faults(Node root, Language language) {
        Legibility found = new Legibility(language);
        found.look(root);
        return List.copyOf(found.faults);
    }

    private void look(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            lookAt(labeled);
        } else if (node instanceof TextField field) {
            lookAt(field);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void lookAt(Labeled labeled) {
        String whole = labeled.getText();
        shown(labeled)
                .filter(text -> isCut(text, labeled.getEllipsisString(), whole))
                .ifPresent(text -> faults.add("cut off: " + oneLine(whole) + " → " + oneLine(text)));
        lookForEnglish(whole);
        if (labeled.isWrapText()) {
            lookForBrokenWords(labeled);
        }
    }

    /** A word that is wider than its label is broken where no reader expects it. */
    private void lookForBrokenWords(Labeled labeled) {
        double room = labeled.getWidth()
                - labeled.getInsets().getLeft()
                - labeled.getInsets().getRight();
        WORD.matcher(labeled.getText())
                .results()
                .map(MatchResult::group)
                .filter(word -> widthOf(word, labeled.getFont()) > room + 1)
                .forEach(word -> faults.add("broken: " + word + " in: " + oneLine(labeled.getText())));
    }

    private static double widthOf(String words, Font font) {
        Text measured = new Text(words);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    private static boolean isCut(String text, String ellipsis, String whole) {
        return !text.equals(whole) && text.endsWith(ellipsis);
    }

    private static Optional<String> shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(part -> ((Text) part).getText())
                .findFirst();
    }

    private void lookAt(TextField field) {
        String prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty() || !field.getText().isEmpty()) {
            return;
        }
        lookForEnglish(prompt);
        double room = field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
        if (widthOf(prompt, field.getFont()) > room) {
            faults.add("hint cut off: " + prompt);
        }
    }

    private void lookForEnglish(String text) {
        if (language == Language.RUSSIAN
                && ENGLISH.matcher(text).find()
                && !CYRILLIC.matcher(text).find()) {
            faults.add("English: " + oneLine(text));
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', '⏎');
    }
}
