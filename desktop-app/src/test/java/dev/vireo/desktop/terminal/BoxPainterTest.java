// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxPainterTest {
    /** Cells as wide as those of a font: their borders are rounded to whole pixels. */
    private static final double WIDTH = 8.43;

    /** Whether something is painted, by line and column of pixels. */
    private static boolean[][] painted(int height, String... rows) {
        return FxThread.get(() -> {
            Canvas canvas = new Canvas(Math.rint(rows[0].length() * WIDTH), rows.length * height);
            canvas.getGraphicsContext2D().setFill(Color.BLACK);
            BoxPainter painter = new BoxPainter(canvas.getGraphicsContext2D());
            for (int line = 0; line < rows.length; line++) {
                for (int column = 0; column < rows[line].length(); column++) {
                    int code = rows[line].charAt(column);
                    if (BoxPainter.draws(code)) {
                        painter.draw(
                                code,
                                Math.rint(column * WIDTH),
                                line * height,
                                Math.rint((column + 1) * WIDTH),
                                (line + 1) * height);
                    }
                }
            }
            WritableImage image = canvas.snapshot(null, null);
            PixelReader pixels = image.getPixelReader();
            boolean[][] painted = new boolean[(int) image.getHeight()][(int) image.getWidth()];
            for (int y = 0; y < painted.length; y++) {
                for (int x = 0; x < painted[y].length; x++) {
                    painted[y][x] = pixels.getColor(x, y).getBrightness() < 0.85;
                }
            }
            return painted;
        });
    }

    /** Whether one gets from the border to the middle without crossing what is painted; not by its corners either. */
    private static boolean leaks(boolean[][] painted) {
        int height = painted.length;
        int width = painted[0].length;
        boolean[][] seen = new boolean[height][width];
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {0, 0});
        seen[0][0] = true;
        while (!open.isEmpty()) {
            int[] at = open.remove();
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int y = at[0] + dy;
                    int x = at[1] + dx;
                    if (y >= 0 && y < height && x >= 0 && x < width && !seen[y][x] && !painted[y][x]) {
                        seen[y][x] = true;
                        open.add(new int[] {y, x});
                    }
                }
            }
        }
        return seen[height / 2][width / 2];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "┌─┐│ │└─┘", "┏━┓┃ ┃┗━┛", "╔═╗║ ║╚═╝", "╭─╮│ │╰─╯", "╒═╕│ │╘═╛", "╓─╖║ ║╙─╜", "┍━┑│ │┕━┙", "┎─┒┃ ┃┖─┚",
                "├─┤│ │├─┤", "╠═╣║ ║╠═╣", "┼─┼│ │┼─┼", "╬═╬║ ║╬═╬", "╟─╢║ ║╟─╢", "╞═╡│ │╞═╡", "╪═╪│ │╪═╪", "╫─╫║ ║╫─╫",
                "┬─┬│ │┴─┴", "╦═╦║ ║╩═╩", "╤═╤│ │╧═╧", "╥─╥║ ║╨─╨", "╋━╋┃ ┃╋━╋", "╆━╅┃ ┃╄━╃",
            })
    void aFrameHasNoGap(String frame) {
        for (int height : new int[] {9, 16, 17, 18, 30, 46}) {
            boolean[][] painted = painted(height, frame.substring(0, 3), frame.substring(3, 6), frame.substring(6, 9));

            assertThat(leaks(painted)).as("%s at %d px", frame, height).isFalse();
        }
    }

    /** Of the outer rail's corner, which both arms have to reach. */
    @Test
    void theOuterCornerOfADoubleLineIsFilled() {
        boolean[][] painted = painted(17, "╔");
        int y = IntStream.range(0, 17)
                .filter(line -> painted[line][7])
                .findFirst()
                .orElseThrow();
        int x = IntStream.range(0, 8)
                .filter(column -> painted[16][column])
                .findFirst()
                .orElseThrow();

        assertThat(painted[y][x]).isTrue();
        assertThat(painted[y + 1][x + 1]).isFalse();
        assertThat(painted[y + 2][x + 2]).isTrue();
    }

    @Test
    void linesOfNeighboursMeet() {
        boolean[][] painted = painted(17, "─━═┄│");

        assertThat(IntStream.range(0, painted[0].length)
                        .filter(x -> x < Math.rint(3 * WIDTH))
                        .allMatch(x -> IntStream.range(0, 17).anyMatch(y -> painted[y][x])))
                .isTrue();
    }

    @Test
    void everyCharacterOfFramesAndBlocksIsPainted() {
        IntStream.rangeClosed(0x2500, 0x259F)
                .forEach(code -> assertThat(count(painted(17, Character.toString(code)), 0, 8))
                        .as(Integer.toHexString(code))
                        .isPositive());
    }

    @Test
    void brailleHasItsDots() {
        boolean[][] painted = painted(16, "\u2801\u28FF");

        assertThat(count(painted, 0, 8)).isLessThan(count(painted, 8, 17) / 4);
        assertThat(count(painted, 8, 17)).isGreaterThanOrEqualTo(8);
    }

    private static long count(boolean[][] painted, int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(x -> IntStream.range(0, painted.length)
                        .filter(y -> painted[y][x])
                        .count())
                .sum();
    }
}
