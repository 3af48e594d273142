// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** JPEG pictures inside of Tight rectangles, decoded by the JDK. */
final class TightJpeg {
    private @Nullable ImageReader reader;

    /** Paints a picture, whose size must be that of the rectangle. */
    void paint(byte[] jpeg, Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        BufferedImage image = decode(jpeg, width, height);
        int[] pixels = framebuffer.pixels();
        image.getRGB(0, 0, width, height, pixels, framebuffer.index(x, y), framebuffer.width());
    }

    private BufferedImage decode(byte[] jpeg, int width, int height) throws RfbException {
        ImageReader jpegReader = reader();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            jpegReader.setInput(stream, true, true);
            if (jpegReader.getWidth(0) != width || jpegReader.getHeight(0) != height) {
                throw RfbException.protocol("A JPEG rectangle has not the size of its picture.");
            }
            return jpegReader.read(0);
        } catch (RfbException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the JDK's reader throws either on damaged data
            throw RfbException.protocol("A JPEG rectangle is damaged: " + e.getMessage());
        } finally {
            jpegReader.reset();
        }
    }

    private ImageReader reader() {
        if (reader == null) {
            reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        }
        return reader;
    }

    /** Frees the native decoder. */
    void end() {
        if (reader != null) {
            reader.dispose();
            reader = null;
        }
    }
}
