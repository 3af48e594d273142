// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.testfx.util.NodeQueryUtils.hasText;
import static org.testfx.util.NodeQueryUtils.isVisible;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Sits before the desktop: looks for controls, clicks them with a mouse and types with a keyboard. */
final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHIFTED = ">_\"$()+|&*:?";
    private static final String UNSHIFTED = ".-'490=\\78;/";

    private final FxRobot robot = new FxRobot();
    private final Hands hands;

    Person() {
        this(Hands.calm());
    }

    Person(Hands hands) {
        this.hands = hands;
    }

    /** Clicks a control as soon as it is there, can be used and has stopped moving. */
    void clicks(String selector) {
        clickAt(settled(selector, node -> true));
    }

    /** Opens a drop-down list and picks the line that begins with a text. */
    void picks(String selector, String beginning) {
        clicks(selector);
        clickAt(settled(
                ".list-cell",
                node -> node instanceof ListCell<?> cell
                        && cell.getScene().getWindow() instanceof PopupWindow
                        && cell.getText() != null
                        && cell.getText().startsWith(beginning)));
    }

    /** Clicks the cell of a table whose text contains that. */
    void clicksCell(String text) {
        clickAt(settled(
                ".table-cell",
                node -> node instanceof TableCell<?, ?> cell
                        && cell.getText() != null
                        && cell.getText().contains(text)));
    }

    /** Clicks the line of a list or tree that begins with a text. */
    void clicksCell(String selector, String beginning) {
        clickAt(settled(selector, beginsWith(beginning)));
    }

    private static Predicate<Node> beginsWith(String beginning) {
        return node -> node instanceof Labeled cell
                && cell.getText() != null
                && cell.getText().startsWith(beginning);
    }

    /** Opens the line of a list that begins with a text, by a double click. */
    void opens(String list, String beginning) {
        hands.click(settled(list + " .table-cell", beginsWith(beginning)), 2);
    }

    /** Replaces what stands in a text field. */
    void fills(String selector, String text) {
        clicks(selector);
        selectsAll();
        types(text);
    }

    /** Empties a text field. */
    void clears(String selector) {
        clicks(selector);
        selectsAll();
        hands.press(List.of(List.of(KeyCode.DELETE)));
    }

    private void selectsAll() {
        pressesControl(KeyCode.A);
    }

    private void pressesControl(KeyCode key) {
        hands.press(List.of(List.of(KeyCode.CONTROL, key)));
    }

    /** Replaces what stands in a text field by what was copied elsewhere. */
    void pastes(String selector, String text) {
        clicks(selector);
        selectsAll();
        onFxThread(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        pressesControl(KeyCode.V);
    }

    /** Types on the keyboard, whoever has the focus. */
    void types(String text) {
        hands.press(text.chars().mapToObj(letter -> keysOf((char) letter)).toList());
    }

    /** Presses the Enter key. */
    void pressesEnter() {
        hands.press(List.of(List.of(KeyCode.ENTER)));
    }

    private static List<KeyCode> keysOf(char letter) {
        int shifted = SHIFTED.indexOf(letter);
        KeyCode code = codeOf(shifted >= 0 ? UNSHIFTED.charAt(shifted) : letter);
        return shifted >= 0 || Character.isUpperCase(letter) ? List.of(KeyCode.SHIFT, code) : List.of(code);
    }

    private static KeyCode codeOf(char letter) {
        return switch (letter) {
            case ' ' -> KeyCode.SPACE;
            case '-' -> KeyCode.MINUS;
            case '.' -> KeyCode.PERIOD;
            case '\'' -> KeyCode.QUOTE;
            case '/' -> KeyCode.SLASH;
            case '\\' -> KeyCode.BACK_SLASH;
            case ';' -> KeyCode.SEMICOLON;
            case '=' -> KeyCode.EQUALS;
            default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter)));
        };
    }

    /** Waits until a control shows a text. */
    void reads(String selector, String text) {
        Eventually.get(
                () -> "'" + text + "' in " + selector + ", which shows " + texts(selector),
                PATIENCE,
                () -> find(selector, hasText(text)));
    }

    private List<String> texts(String selector) {
        return onFxThread(() -> robot.lookup(selector).queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    /** Waits until a control shows a text that begins so. */
    void readsBeginning(String selector, String text) {
        Eventually.get(
                "'" + text + "…' in " + selector,
                PATIENCE,
                () -> find(
                        selector,
                        node -> node instanceof Labeled label
                                && label.getText() != null
                                && label.getText().startsWith(text)));
    }

    /** Waits until a control shows a text with that in it. */
    void readsAmong(String selector, String part) {
        Eventually.get(
                "'…" + part + "…' in " + selector,
                PATIENCE,
                () -> find(
                        selector,
                        node -> node instanceof Labeled label
                                && label.getText() != null
                                && label.getText().contains(part)));
    }

    /** Waits until a control is there. */
    void sees(String selector) {
        Eventually.get(selector, PATIENCE, () -> find(selector, node -> true));
    }

    /** All texts that can be read now, and what stands in fields: for telling what was there instead. */
    List<String> readsAll() {
        return onFxThread(() -> robot.listWindows().stream()
                .flatMap(window -> robot.from(window.getScene().getRoot()).lookup(isVisible()).queryAll().stream())
                .flatMap(node -> textOf(node).stream())
                .filter(text -> !text.isBlank())
                .toList());
    }

    private static Optional<String> textOf(Node node) {
        if (node instanceof TextInputControl field) {
            return Optional.of("[" + field.getText() + "]");
        }
        return node instanceof Labeled label ? Optional.ofNullable(label.getText()) : Optional.empty();
    }

    /** Copies what an image view shows now, if it shows something. */
    Optional<Picture> looksAt(String selector) {
        return onFxThread(() -> robot.lookup(selector)
                .match(isVisible())
                .tryQueryAs(ImageView.class)
                .map(view -> {
                    Image image = view.getImage();
                    return image == null ? null : Picture.of(image);
                }));
    }

    private void clickAt(Bounds place) {
        hands.click(place, 1);
    }

    /** Where a control is, once it is at the same place twice in a row: dialogs and menus slide in. */
    private Bounds settled(String selector, Predicate<Node> wanted) {
        Bounds[] before = new Bounds[1];
        return Eventually.get("a control to click: " + selector, PATIENCE, () -> {
            Optional<Bounds> now = place(selector, wanted);
            boolean rests = now.isPresent() && now.get().equals(before[0]);
            before[0] = now.orElse(null);
            return rests ? now : Optional.empty();
        });
    }

    private Optional<Bounds> place(String selector, Predicate<Node> wanted) {
        return find(selector, wanted.and(node -> !node.isDisabled()))
                .flatMap(node -> onFxThread(() -> Optional.ofNullable(node.localToScreen(node.getLayoutBounds()))));
    }

    private Optional<Node> find(String selector, Predicate<Node> wanted) {
        return onFxThread(() -> robot.lookup(selector).match(isVisible()).queryAll().stream()
                .filter(wanted)
                .findFirst());
    }

    private static <T> T onFxThread(java.util.concurrent.Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), work);
    }
}
