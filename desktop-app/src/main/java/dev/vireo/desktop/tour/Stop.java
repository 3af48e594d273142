// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.util.List;
import java.util.function.Supplier;

/**
 * A place that is pictured.
 *
 * @param name of its pictures; what lies behind it has this name as its beginning
 * @param trail the beginning of the names of all that lies on the same way and has to be gone through
 * @param frame what of the window is pictured
 * @param way how to get there, step by step
 * @param leave how to get away; done in any case
 * @param beyond what is found there and pictured after it
 */
record Stop(String name, String trail, Frame frame, List<Runnable> way, Runnable leave, Supplier<List<Stop>> beyond) {
    Stop {
        way = List.copyOf(way);
    }

    /** A screen of the main window. */
    static Stop screen(String name, Runnable show) {
        return onTrail(name, name, show);
    }

    /** A screen that is reached from the one before it alone. */
    static Stop onTrail(String trail, String name, Runnable... show) {
        return new Stop(name, trail, Frame.WINDOW, List.of(show), Stop::stay, List::of);
    }

    /** The end of such a way, which is not pictured. */
    static Stop endOfTrail(String trail, Runnable leave) {
        return new Stop(trail, trail, Frame.NOTHING, List.of(), leave, List::of);
    }

    /** Something in front of a screen. */
    static Stop inFront(String name, Frame frame, Runnable leave, Runnable... way) {
        return new Stop(name, name, frame, List.of(way), leave, List::of);
    }

    /** The same with what is found there. */
    Stop with(Supplier<List<Stop>> found) {
        return new Stop(name, trail, frame, way, leave, found);
    }

    private static void stay() {}

    /** Whether its picture is among the main ones. */
    boolean isScreen() {
        return frame == Frame.WINDOW;
    }

    /** Whether it is opened anew for each look: a menu is written when it opens. */
    boolean isOpenedAnew() {
        return frame == Frame.MENU;
    }
}
