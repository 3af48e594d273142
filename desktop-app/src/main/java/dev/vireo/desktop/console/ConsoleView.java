// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.shell.TabContent;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The console tab: a tool bar over the guest's screen, or over a message that says why there is none. */
public final class ConsoleView implements TabContent {
    private static final PseudoClass GRABBED = PseudoClass.getPseudoClass("grabbed");

    private final ConsoleViewModel model;
    private final VBox root = new VBox();
    private final ScreenPane screen = new ScreenPane();

    /** A view of that model. */
    public ConsoleView(ConsoleViewModel model, Toolkit toolkit) {
        this.model = model;
        ConsoleToolBar bar = new ConsoleToolBar(model, toolkit, screen.fitsProperty());
        InputGrab grab = new InputGrab(screen, model.input(), root);
        addHint(bar, grab, toolkit.texts());
        grab.grabbedProperty().addListener((observed, old, now) -> screen.pseudoClassStateChanged(GRABBED, now));
        screen.visibleProperty().bind(model.stateProperty().map(state -> state instanceof ConsoleState.Connected));
        model.framebufferProperty().addListener((observed, old, now) -> {
            if (now != null) {
                screen.show(now);
            }
        });
        model.cursorProperty().addListener((observed, old, now) -> screen.showCursor(now));
        model.setPainter(screen::paint);
        StackPane body = new StackPane(scroll(), new ConsoleMessage(model, toolkit));
        body.getStyleClass().add("console-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        root.setFocusTraversable(true);
        root.getStyleClass().add("console");
        root.getStylesheets()
                .add(Objects.requireNonNull(ConsoleView.class.getResource("console.css"), "console.css")
                        .toExternalForm());
        root.getChildren().addAll(bar, body);
    }

    private static void addHint(ConsoleToolBar bar, InputGrab grab, Texts texts) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label hint = new Label();
        hint.setId("console-hint");
        hint.getStyleClass().add("console-hint");
        hint.setTextOverrun(OverrunStyle.ELLIPSIS);
        hint.textProperty()
                .bind(texts.computed(
                        () -> grab.grabbedProperty().get()
                                ? texts.get("Keyboard grabbed: press Ctrl alone to release")
                                : texts.get("Click the screen to type into the guest"),
                        grab.grabbedProperty()));
        bar.getChildren().addAll(gap, hint);
    }

    private ScrollPane scroll() {
        ScrollPane scroll = new ScrollPane(screen);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    /** A copy of what the screen shows now. */
    public ScreenPixels screenPixels() {
        return model.screenPixels();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
