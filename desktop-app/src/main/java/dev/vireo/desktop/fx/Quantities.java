// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** How amounts are written, in the present language and with at most three figures. Bindings follow the language. */
public final class Quantities {
    private static final List<String> BINARY = List.of(
            Texts.text("B"),
            Texts.text("KiB"),
            Texts.text("MiB"),
            Texts.text("GiB"),
            Texts.text("TiB"),
            Texts.text("PiB"));
    private static final List<String> RATES =
            List.of(Texts.text("B/s"), Texts.text("kB/s"), Texts.text("MB/s"), Texts.text("GB/s"));
    private static final char NO_BREAK = '\u00A0';

    private final Texts texts;

    /** @param texts the language and the names of units */
    public Quantities(Texts texts) {
        this.texts = texts;
    }

    /** Memory and disks in binary units: {@code 2.9 GiB}. */
    public String bytes(double bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    /** A part of an amount in one unit: {@code 2.9 of 4 GiB}. */
    public String bytesOf(double part, double whole) {
        int unit = unitOf(whole, 1024, BINARY.size());
        double scale = Math.pow(1024, unit);
        return texts.get(
                "{0} of {1}", number(part / scale), number(whole / scale) + NO_BREAK + texts.get(BINARY.get(unit)));
    }

    /** A rate in decimal units: {@code 4.8 MB/s}. */
    public String rate(double bytesPerSecond) {
        return scaled(bytesPerSecond, 1000, RATES);
    }

    /** A share, 1.0 for the whole: {@code 23 %}. */
    public String percent(double share) {
        return number(share * 100) + NO_BREAK + "%";
    }

    /** A plain number with at most three figures. */
    public String number(double value) {
        double size = Math.abs(value);
        NumberFormat format = NumberFormat.getInstance(texts.language().locale());
        format.setMaximumFractionDigits(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
        format.setGroupingUsed(size >= 10_000);
        return format.format(value);
    }

    /** A length of time with its two largest units: {@code 12 d 4 h}. */
    public String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return texts.get("{0} s", (int) seconds);
        }
        if (seconds < 3600) {
            return pair(texts.get("{0} min", (int) (seconds / 60)), seconds % 60, "{0} s");
        }
        if (seconds < 86_400) {
            return pair(texts.get("{0} h", (int) (seconds / 3600)), seconds % 3600 / 60, "{0} min");
        }
        return pair(texts.get("{0} d", (int) (seconds / 86_400)), seconds % 86_400 / 3600, "{0} h");
    }

    /** A time of the day: {@code 09:52}. */
    public String time(Instant when) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(when);
    }

    /** The full date and time. */
    public String dateTime(Instant when) {
        return dateTime(LocalDateTime.ofInstant(when, ZoneId.systemDefault()));
    }

    /** The full date and time as a clock elsewhere shows it. */
    public String dateTime(LocalDateTime when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(texts.language().locale())
                .format(when);
    }

    /** The day alone. */
    public String date(Instant when) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.language().locale())
                .withZone(ZoneId.systemDefault())
                .format(when);
    }

    private String pair(String large, long rest, String small) {
        return rest == 0 ? large : large + " " + texts.get(small, (int) rest);
    }

    private String scaled(double value, int base, List<String> units) {
        int unit = unitOf(value, base, units.size());
        return number(value / Math.pow(base, unit)) + NO_BREAK + texts.get(units.get(unit));
    }

    private static int unitOf(double value, int base, int units) {
        int unit = 0;
        for (double rest = Math.abs(value); rest >= base * 0.9995 && unit < units - 1; rest /= base) {
            unit++;
        }
        return unit;
    }
}
