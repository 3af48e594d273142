// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.console.rfb.Framebuffer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/**
 * A copy of what the screen shows.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb rows from the top, 0x00RRGGBB; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a picture of millions of pixels; nobody compares two
public record ScreenPixels(int width, int height, int[] rgb) {
    /** Nothing is shown. */
    public static final ScreenPixels NONE = new ScreenPixels(0, 0, new int[0]);

    static ScreenPixels of(Framebuffer framebuffer) {
        int[] rgb = new int[framebuffer.width() * framebuffer.height()];
        framebuffer.buffer().get(rgb);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return new ScreenPixels(framebuffer.width(), framebuffer.height(), rgb);
    }

    /** Writes a PNG file, whole or not at all. */
    void savePng(Path file) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (!ImageIO.write(image, "png", unfinished.toFile())) {
                throw new IOException("this Java cannot write PNG files");
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }
}
