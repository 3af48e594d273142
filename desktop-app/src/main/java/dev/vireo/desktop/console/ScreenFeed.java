// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.console.rfb.CursorShape;
import dev.vireo.desktop.console.rfb.FrameDamage;
import dev.vireo.desktop.console.rfb.Framebuffer;
import dev.vireo.desktop.console.rfb.RfbListener;
import dev.vireo.desktop.fx.Background;
import java.util.function.Consumer;

/** Carries what a session shows to the FX thread: however many frames arrive, one painting at a time waits there. */
public final class ScreenFeed implements RfbListener {
    private final Background background;
    private final Target target;
    private boolean isWaiting;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    /** @param target is told on the FX thread what the session shows */
    public ScreenFeed(Background background, Target target) {
        this.background = background;
        this.target = target;
    }

    /** What is called on the FX thread. */
    public interface Target {
        /** The session is open. */
        void connected();

        /** The screen has other pixels from now on. */
        void resized(Framebuffer framebuffer);

        /** Pixels of an area changed. */
        void painted(DirtyArea area);

        /** The guest's pointer looks like that now. */
        void cursor(CursorShape shape);
    }

    @Override
    public void connected(String desktopName) {
        background.onFxThread(target::connected);
    }

    @Override
    public void resized(Framebuffer framebuffer) {
        background.onFxThread(() -> target.resized(framebuffer));
    }

    @Override
    public void cursor(CursorShape shape) {
        background.onFxThread(() -> target.cursor(shape));
    }

    @Override
    public void frame(FrameDamage damage) {
        if (!damage.isEmpty() && add(damage)) {
            background.onFxThread(() -> take(target::painted));
        }
    }

    private synchronized boolean add(FrameDamage damage) {
        left = Math.min(left, damage.x());
        top = Math.min(top, damage.y());
        right = Math.max(right, damage.x() + damage.width());
        bottom = Math.max(bottom, damage.y() + damage.height());
        boolean isFirst = !isWaiting;
        isWaiting = true;
        return isFirst;
    }

    private void take(Consumer<DirtyArea> painter) {
        DirtyArea area;
        synchronized (this) {
            area = new DirtyArea(left, top, right - left, bottom - top);
            left = Integer.MAX_VALUE;
            top = Integer.MAX_VALUE;
            right = 0;
            bottom = 0;
            isWaiting = false;
        }
        painter.accept(area);
    }
}
