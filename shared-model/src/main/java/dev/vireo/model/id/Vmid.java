// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;

/** Number of a guest, unique in a cluster over virtual machines and containers: 100 to 999999999. */
public record Vmid(@JsonValue int number) implements Comparable<Vmid> {
    /** Smallest number a guest can have. */
    public static final int MINIMUM = 100;
    /** Largest number a guest can have. */
    public static final int MAXIMUM = 999_999_999;

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{2,8}");

    public Vmid {
        if (number < MINIMUM || number > MAXIMUM) {
            throw new InvalidValueException("a VMID is a number from 100 to 999999999 - got '" + number + "'");
        }
    }

    /** Reads decimal digits. */
    public static Vmid parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new InvalidValueException("a VMID is a number from 100 to 999999999 - got " + quote(text));
        }
        return new Vmid(Integer.parseInt(text));
    }

    @Override
    public int compareTo(Vmid other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
