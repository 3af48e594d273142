// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.Locale;

/** A picture of our family; its master is the SVG file of the same name in lower case, with hyphens. */
@SuppressWarnings("MissingSummary")
public enum Icon {
    BACKUP,
    CHART,
    CHECK,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CLOCK,
    CLOSE,
    CONSOLE,
    COPY,
    CPU,
    CT,
    DATACENTER,
    DISK,
    DOWNLOAD,
    EDIT,
    ERROR,
    FILTER,
    FOLDER,
    FULLSCREEN,
    GROUP,
    INFO,
    ISO,
    KEY,
    KEYBOARD,
    LANGUAGE,
    LOCK,
    MEMORY,
    MIGRATE,
    MINUS,
    MORE,
    NETWORK,
    NODE,
    PAUSE,
    PLAY,
    PLUS,
    POOL,
    POWER,
    REFRESH,
    RESET,
    SEARCH,
    SETTINGS,
    SNAPSHOT,
    STOP,
    STORAGE,
    TAG,
    TASK,
    TEMPLATE,
    THEME_DARK,
    THEME_LIGHT,
    TRASH,
    UPLOAD,
    USER,
    VM,
    WARNING;

    /** Name of the SVG file. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }
}
