// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** How a person moves the mouse and presses keys. */
interface Hands {
    /** Clicks the middle of a place so many times. */
    void click(Bounds place, int times);

    /** Presses keys together, and does so with one group after the other. */
    void press(List<List<KeyCode>> groups);

    /** With the pauses of a person: the mouse wanders, and each key is waited for. */
    static Hands calm() {
        FxRobot robot = new FxRobot();
        return new Hands() {
            @Override
            public void click(Bounds place, int times) {
                if (times == 2) {
                    robot.doubleClickOn(place);
                } else {
                    robot.clickOn(place);
                }
            }

            @Override
            public void press(List<List<KeyCode>> groups) {
                groups.forEach(keys -> robot.push(keys.toArray(KeyCode[]::new)));
            }
        };
    }

    /** Without pauses, for who has a lot to do: the X server keeps the order. */
    static Hands quick() {
        return new Hands() {
            @Override
            public void click(Bounds place, int times) {
                move(robot -> {
                    robot.mouseMove(place.getCenterX(), place.getCenterY());
                    for (int i = 0; i < times; i++) {
                        robot.mouseClick(MouseButton.PRIMARY);
                    }
                });
            }

            @Override
            public void press(List<List<KeyCode>> groups) {
                move(robot -> groups.forEach(keys -> {
                    keys.forEach(robot::keyPress);
                    for (int i = keys.size() - 1; i >= 0; i--) {
                        robot.keyRelease(keys.get(i));
                    }
                }));
            }

            private void move(Consumer<Robot> movements) {
                WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
                    movements.accept(new Robot());
                    return true;
                });
                WaitForAsyncUtils.waitForFxEvents(1);
            }
        };
    }
}
