// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

class OperationDialogTest {
    private final HeldBackground background = new HeldBackground();
    private final Texts texts = new Texts();
    private final Toolkit toolkit =
            FxThread.get(() -> new Toolkit(texts, new Icons(), new Quantities(texts), background));
    private final List<String> late = new ArrayList<>();
    private final InputField<String> number = TypedNumber.of("operation-vmid", new Vmid(102));

    /** An operation that the server refuses. */
    private record Refused(boolean destroys, boolean asksForNumber, Sheet sheet) implements Operation {
        @Override
        public Sentence title() {
            return Sentence.verbatim("Do it");
        }

        @Override
        public Sentence verb() {
            return Sentence.verbatim("Do");
        }

        @Override
        public Callable<List<String>> prepare() {
            return () -> {
                throw ApiException.failed("not now");
            };
        }
    }

    private Node dialog(Operation operation) {
        return FxThread.get(() -> new OperationDialog(
                        new OperationViewModel(operation, background, upids -> {}, late -> {}), toolkit)
                .node());
    }

    private static boolean isEnterOn(Node dialog, String id) {
        return ((Button) dialog.lookup(id)).isDefaultButton();
    }

    @Test
    void enterBeginsWhatCanBeUndone() {
        Node dialog = dialog(new Refused(false, false, Sheet.of()));

        assertThat(isEnterOn(dialog, "#operation-begin")).isTrue();
        assertThat(isEnterOn(dialog, "#operation-cancel")).isFalse();
    }

    @Test
    void enterLeavesARemoval() {
        Node dialog = dialog(new Refused(true, false, Sheet.of()));

        assertThat(isEnterOn(dialog, "#operation-begin")).isFalse();
        assertThat(isEnterOn(dialog, "#operation-cancel")).isTrue();
    }

    @Test
    void enterRemovesOnceTheNumberIsTyped() {
        Node dialog = dialog(new Refused(true, true, Sheet.of(number)));
        assertThat(isEnterOn(dialog, "#operation-begin")).isFalse();
        FxThread.run(() -> number.textProperty().set("102"));

        assertThat(isEnterOn(dialog, "#operation-begin")).isTrue();
        assertThat(isEnterOn(dialog, "#operation-cancel")).isFalse();
    }

    @Test
    void refusalThatComesAfterTheDialogIsSaidElsewhere() {
        Operations operations = new Operations(toolkit, FxThread.get(Overlay::new), (server, upid) -> {}, late::add);
        OperationDialog dialog = FxThread.get(() -> operations.inPlace(
                new MadeUpServer().datacenter(), new Refused(false, false, Sheet.of()), upids -> {}, closed -> {}));
        FxThread.run(() -> ((Button) dialog.node().lookup("#operation-begin")).fire());
        FxThread.run(dialog::leave);
        FxThread.run(background::release);

        assertThat(late).containsExactly("Do it — The server says: not now");
    }

    @Test
    void refusalIsSaidInTheDialogWhileThereIsOne() {
        OperationViewModel model =
                new OperationViewModel(new Refused(false, false, Sheet.of()), background, upids -> {}, said -> {
                    throw new AssertionError("said elsewhere: " + said);
                });
        model.begin();
        background.release();

        assertThat(model.failureProperty().get().arguments()).containsExactly("not now");
        assertThat(model.openProperty().get()).isTrue();
    }
}
