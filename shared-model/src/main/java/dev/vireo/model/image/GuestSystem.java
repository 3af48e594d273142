// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guest's system as far as a description of a foreign machine tells it. */
enum GuestSystem {
    WINDOWS_XP("wxp", true),
    WINDOWS_2000("w2k", true),
    WINDOWS_2003("w2k3", true),
    WINDOWS_2008("w2k8", true),
    WINDOWS_VISTA("wvista", true),
    WINDOWS_7("win7", true),
    WINDOWS_8("win8", true),
    WINDOWS_10("win10", true),
    WINDOWS_11("win11", true),
    SOLARIS("solaris", false),
    LINUX("l26", false),
    OTHER("other", false);

    private static final Pattern SERVER =
            Pattern.compile("(?:srv|server)[^0-9]{0,8}(20\\d\\d)|(20\\d\\d)[^0-9]{0,8}(?:srv|server)");
    private static final Pattern LINUX_NAMES = Pattern.compile(
            "linux|debian|ubuntu|centos|rhel|red ?hat|fedora|suse|sles|opensuse|alma|rocky|alt ?|mint|photon|arch|gentoo|coreos");

    private final String ostype;
    private final boolean isWindows;

    GuestSystem(String ostype, boolean isWindows) {
        this.ostype = ostype;
        this.isWindows = isWindows;
    }

    /** The word of the key {@code ostype}. */
    String ostype() {
        return ostype;
    }

    boolean isWindows() {
        return isWindows;
    }

    /** Whether it is older than drivers for SATA in Windows. */
    boolean needsIde() {
        return this == WINDOWS_XP || this == WINDOWS_2000 || this == WINDOWS_2003;
    }

    static GuestSystem of(String hint) {
        String text = hint.toLowerCase(Locale.ROOT);
        if (text.contains("win") && !text.contains("darwin")) {
            return windows(text);
        }
        if (text.contains("solaris")) {
            return SOLARIS;
        }
        return LINUX_NAMES.matcher(text).find() ? LINUX : OTHER;
    }

    private static GuestSystem windows(String text) {
        Matcher server = SERVER.matcher(text);
        if (server.find()) {
            return server(Integer.parseInt(server.group(1) == null ? server.group(2) : server.group(1)));
        }
        if (text.contains("winnet")) {
            return WINDOWS_2003;
        }
        if (text.contains("winlonghorn") || text.contains("2008")) {
            return WINDOWS_2008;
        }
        return desktop(text);
    }

    private static GuestSystem server(int year) {
        if (year >= 2022) {
            return WINDOWS_11;
        }
        if (year >= 2016) {
            return WINDOWS_10;
        }
        if (year >= 2012) {
            return WINDOWS_8;
        }
        return year >= 2008 ? WINDOWS_2008 : WINDOWS_2003;
    }

    private static GuestSystem desktop(String text) {
        if (text.contains("xp")) {
            return WINDOWS_XP;
        }
        if (text.contains("2000") || text.contains("2k")) {
            return WINDOWS_2000;
        }
        if (text.contains("vista")) {
            return WINDOWS_VISTA;
        }
        if (text.contains("7") && !text.contains("windows9")) {
            return WINDOWS_7;
        }
        // VMware calls Windows 10 and later windows9; windows8 is 8 and 8.1.
        boolean isEight = text.contains("windows8") || text.contains("windows 8");
        boolean isEleven = text.contains("windows11") || text.contains("windows 11");
        return isEight ? WINDOWS_8 : isEleven ? WINDOWS_11 : WINDOWS_10;
    }
}
