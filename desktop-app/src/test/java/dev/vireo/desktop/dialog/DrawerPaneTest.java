// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class DrawerPaneTest {
    private final HeldBackground background = new HeldBackground();
    private final Texts texts = new Texts();
    private final Toolkit toolkit =
            FxThread.get(() -> new Toolkit(texts, new Icons(), new Quantities(texts), background));
    private final Operations operations =
            new Operations(toolkit, FxThread.get(Overlay::new), (server, upid) -> {}, reason -> {});
    private final Button edit = FxThread.get(() -> new Button("Edit"));
    private final DrawerPane pane = FxThread.get(() -> new DrawerPane(new VBox(edit), operations));
    private final Scene scene = FxThread.get(() -> new Scene(pane, 1000, 600));
    private final List<String> done = new ArrayList<>();

    /** Changes a name. */
    private record Rename(String heading, InputField<String> name, List<String> done) implements Operation {
        Rename(String heading, List<String> done) {
            this(
                    heading,
                    InputField.of(new FieldState("rename-name", Sentence.verbatim("Name")), ValueTypes.text(20))
                            .holding("web"),
                    done);
        }

        @Override
        public Sentence title() {
            return Sentence.verbatim(heading);
        }

        @Override
        public Sheet sheet() {
            return Sheet.of(name);
        }

        @Override
        public Sentence verb() {
            return Sentence.verbatim("Save");
        }

        @Override
        public Callable<List<String>> prepare() {
            return () -> {
                done.add(name.written());
                return List.of();
            };
        }
    }

    private void open(String title) {
        FxThread.run(() -> {
            if (pane.getRight() == null) {
                edit.requestFocus();
            }
            pane.open(new MadeUpServer().datacenter(), new Rename(title, done), upids -> done.add("read anew"));
        });
    }

    private void press(KeyCode code) {
        FxThread.run(() -> Event.fireEvent(
                Objects.requireNonNull(scene.getFocusOwner()),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private String title() {
        return FxThread.get(() -> ((Label) pane.lookup("#operation-title")).getText());
    }

    private Node focused() {
        return FxThread.get(scene::getFocusOwner);
    }

    @Test
    void firstFieldGetsTheKeyboardAndEnterSaves() {
        open("Name of it");
        assertThat(focused().getId()).isEqualTo("rename-name");
        press(KeyCode.ENTER);
        FxThread.run(background::release);

        assertThat(done).containsExactly("web", "read anew");
        assertThat(pane.getRight()).isNull();
    }

    @Test
    void escapeLeavesItAndTheKeyboardIsWhereItWas() {
        open("Name of it");
        press(KeyCode.ESCAPE);

        assertThat(done).isEmpty();
        assertThat(pane.getRight()).isNull();
        assertThat(focused()).isSameAs(edit);
    }

    @Test
    void anotherEditorTakesThePlaceOfTheFirst() {
        open("First");
        open("Second");
        assertThat(title()).isEqualTo("Second");
        press(KeyCode.ESCAPE);

        assertThat(pane.getRight()).isNull();
        assertThat(focused()).isSameAs(edit);
    }
}
