// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * A font whose characters all have one width, and the size of a cell in it.
 *
 * @param plain for most text
 * @param bold for bold text
 * @param italic for slanted text
 * @param boldItalic for text that is both
 * @param width of a cell, in pixels; not whole, as a text of a hundred characters is as wide as a hundred cells
 * @param height of a cell, in whole pixels
 * @param ascent from the cell's top to the base line
 */
record CellFont(Font plain, Font bold, Font italic, Font boldItalic, double width, double height, double ascent) {
    /** Smallest size, in pixels. */
    static final int SMALLEST = 7;
    /** Size at first. */
    static final int USUAL = 14;
    /** Largest size. */
    static final int LARGEST = 40;

    private static final List<String> FAMILIES = List.of(
            "JetBrains Mono",
            "Cascadia Mono",
            "Consolas",
            "Menlo",
            "DejaVu Sans Mono",
            "Liberation Mono",
            "Noto Sans Mono",
            "Ubuntu Mono");
    private static final int SAMPLE = 64;

    /** The first family that this computer has, at a size in pixels. */
    static CellFont of(int size) {
        Set<String> present = new HashSet<>(Font.getFamilies());
        String family = FAMILIES.stream().filter(present::contains).findFirst().orElse("Monospaced");
        Font plain = Font.font(family, size);
        Text sample = new Text("M".repeat(SAMPLE));
        sample.setFont(plain);
        Bounds bounds = sample.getLayoutBounds();
        return new CellFont(
                plain,
                Font.font(family, FontWeight.BOLD, size),
                Font.font(family, FontPosture.ITALIC, size),
                Font.font(family, FontWeight.BOLD, FontPosture.ITALIC, size),
                bounds.getWidth() / SAMPLE,
                Math.ceil(bounds.getHeight()),
                Math.ceil(-bounds.getMinY()));
    }
}
