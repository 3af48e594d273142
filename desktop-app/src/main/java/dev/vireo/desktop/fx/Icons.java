// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/** Makes nodes of the icons, 16 × 16 pixels, in the colour of the text around them. */
public final class Icons {
    private static final Pattern PATH = Pattern.compile("\\sd=\"([^\"]+)\"");
    private static final double SIZE = 16;

    private final Map<Icon, String> outlines = new EnumMap<>(Icon.class);

    /** Reads all icons from the program's resources. */
    public Icons() {
        for (Icon icon : Icon.values()) {
            outlines.put(icon, readOutline(icon.fileName()));
        }
    }

    /** A new node with that picture, of style class {@code icon}. */
    public Node icon(Icon icon) {
        SVGPath outline = new SVGPath();
        outline.setContent(outlines.get(icon));
        outline.getStyleClass().add("icon-outline");
        Pane box = new Pane(outline);
        box.getStyleClass().add("icon");
        box.setMinSize(SIZE, SIZE);
        box.setPrefSize(SIZE, SIZE);
        box.setMaxSize(SIZE, SIZE);
        box.setMouseTransparent(true);
        return box;
    }

    private static String readOutline(String fileName) {
        String resource = "/dev/vireo/desktop/icons/" + fileName;
        try (InputStream file = Icons.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            Matcher path = PATH.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (!path.find()) {
                throw new IllegalStateException(resource + " has no path");
            }
            return path.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
