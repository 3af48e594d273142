// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.console.rfb.CursorShape;
import dev.vireo.desktop.console.rfb.Framebuffer;
import java.nio.IntBuffer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.ImageCursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The guest's picture, laid over the session's own pixels: fitted into the room there is, or one pixel a pixel. */
public final class ScreenPane extends Region {
    private static final double FRAME = 2;

    private final ImageView image = new ImageView();
    private final Region frame = new Region();
    private final BooleanProperty fits = new SimpleBooleanProperty(true);
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private int screenWidth;
    private int screenHeight;

    /** A pane that shows nothing yet. */
    public ScreenPane() {
        image.setId("console-screen");
        frame.getStyleClass().add("console-frame");
        frame.setMouseTransparent(true);
        getStyleClass().add("console-pane");
        getChildren().addAll(frame, image);
        fits.addListener((observed, old, now) -> requestLayout());
    }

    /** Shows that picture from now on. */
    public void show(Framebuffer framebuffer) {
        screenWidth = framebuffer.width();
        screenHeight = framebuffer.height();
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(screenWidth, screenHeight, framebuffer.buffer(), PixelFormat.getIntArgbPreInstance());
        pixels = buffer;
        image.setImage(new WritableImage(buffer));
        requestLayout();
    }

    /** Takes over the pixels of an area that changed. */
    public void paint(DirtyArea area) {
        PixelBuffer<IntBuffer> buffer = pixels;
        if (buffer != null) {
            DirtyArea seen = area.within(screenWidth, screenHeight);
            buffer.updateBuffer(any -> new Rectangle2D(seen.x(), seen.y(), seen.width(), seen.height()));
        }
    }

    /** Whether the picture is fitted into the room. */
    BooleanProperty fitsProperty() {
        return fits;
    }

    /** The guest's pixel under a point of this pane, also beyond the picture's edges. */
    Point2D toScreen(double x, double y) {
        double scale = scale();
        double column = Math.floor((x - image.getLayoutX()) / scale);
        double row = Math.floor((y - image.getLayoutY()) / scale);
        return new Point2D(clamp(column, screenWidth), clamp(row, screenHeight));
    }

    private static double clamp(double value, int size) {
        return Math.max(0, Math.min(Math.max(0, size - 1), value));
    }

    /** Shows the guest's pointer in place of our own. */
    void showCursor(@Nullable CursorShape shape) {
        if (shape == null) {
            image.setCursor(Cursor.DEFAULT);
        } else if (shape.width() == 0 || shape.height() == 0) {
            image.setCursor(Cursor.NONE);
        } else {
            WritableImage picture = new WritableImage(shape.width(), shape.height());
            picture.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            shape.width(),
                            shape.height(),
                            PixelFormat.getIntArgbPreInstance(),
                            shape.pixels(),
                            shape.width());
            image.setCursor(new ImageCursor(picture, shape.hotX(), shape.hotY()));
        }
    }

    private double scale() {
        if (!fits.get() || screenWidth == 0) {
            return 1;
        }
        double room = Math.min((getWidth() - 2 * FRAME) / screenWidth, (getHeight() - 2 * FRAME) / screenHeight);
        return Math.max(0.05, room);
    }

    @Override
    protected double computeMinWidth(double height) {
        return fits.get() ? 0 : screenWidth + 2 * FRAME;
    }

    @Override
    protected double computeMinHeight(double width) {
        return fits.get() ? 0 : screenHeight + 2 * FRAME;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double scale = scale();
        double width = screenWidth * scale;
        double height = screenHeight * scale;
        image.setSmooth(scale != 1);
        image.setFitWidth(width);
        image.setFitHeight(height);
        double x = Math.floor((getWidth() - width) / 2);
        double y = Math.floor((getHeight() - height) / 2);
        image.relocate(x, y);
        frame.resizeRelocate(x - FRAME, y - FRAME, width + 2 * FRAME, height + 2 * FRAME);
    }
}
