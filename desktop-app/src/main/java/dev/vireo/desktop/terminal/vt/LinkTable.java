// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the links lead that programs print ({@code ESC ] 8 ; ; address}). Only so many are known at a time: those that were
 * printed longest ago lead nowhere any more, so that a flood of them does not fill the memory.
 */
final class LinkTable {
    /** Links that are known at a time. */
    static final int MOST = 1024;
    /** What is longer is no address that browsers take. */
    static final int LONGEST = 2048;

    private final Map<Integer, String> addresses = new HashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>(16, 0.75f, true);
    private int last;

    /** The number of an address from now on; 0 if it can be none. */
    int number(String address) {
        if (address.isEmpty() || address.length() > LONGEST) {
            return 0;
        }
        Integer known = numbers.get(address);
        if (known != null) {
            return known;
        }
        last = last == Integer.MAX_VALUE ? 1 : last + 1;
        numbers.put(address, last);
        addresses.put(last, address);
        if (numbers.size() > MOST) {
            Map.Entry<String, Integer> oldest = numbers.entrySet().iterator().next();
            addresses.remove(oldest.getValue());
            numbers.remove(oldest.getKey());
        }
        return last;
    }

    /** Where a number leads; empty if it is not known any more. */
    String address(int number) {
        return addresses.getOrDefault(number, "");
    }
}
