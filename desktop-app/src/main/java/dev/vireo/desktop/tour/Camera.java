// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.fx.Painted;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures a part of a window. */
final class Camera {
    private static final double MARGIN = 12;

    private final Scene scene;

    Camera(Scene scene) {
        this.scene = scene;
    }

    /** A picture of something with a margin; of a menu, which has a window of its own, the whole window. */
    BufferedImage picture(Node subject) {
        Scene itsScene = subject.getScene() == null ? scene : subject.getScene();
        itsScene.getRoot().applyCss();
        itsScene.getRoot().layout();
        WritableImage whole = itsScene.snapshot(null);
        Bounds all = new BoundingBox(0, 0, whole.getWidth(), whole.getHeight());
        Bounds part =
                subject == itsScene.getRoot() ? all : around(subject.localToScene(subject.getLayoutBounds()), all);
        WritableImage cut = new WritableImage(
                whole.getPixelReader(), (int) part.getMinX(), (int) part.getMinY(), (int) part.getWidth(), (int)
                        part.getHeight());
        return SwingFXUtils.fromFXImage(
                cut, new BufferedImage((int) part.getWidth(), (int) part.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    /** Whether all that is to be seen has been painted as it looks now. */
    boolean isPainted() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return Sight.all(scene, Painted.class).allMatch(Painted::isPainted);
    }

    private static Bounds around(Bounds subject, Bounds limits) {
        double left = Math.max(limits.getMinX(), Math.floor(subject.getMinX() - MARGIN));
        double top = Math.max(limits.getMinY(), Math.floor(subject.getMinY() - MARGIN));
        double right = Math.min(limits.getMaxX(), Math.ceil(subject.getMaxX() + MARGIN));
        double bottom = Math.min(limits.getMaxY(), Math.ceil(subject.getMaxY() + MARGIN));
        return new BoundingBox(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /** Writes a picture; callable from any thread. */
    static Path write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
