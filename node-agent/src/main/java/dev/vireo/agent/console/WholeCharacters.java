// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

/** Where bytes may be cut without cutting a character of UTF-8. */
final class WholeCharacters {
    private static final int LONGEST = 4;

    private WholeCharacters() {}

    /**
     * How many of the first bytes make whole characters; what follows, 3 bytes at most, waits for the rest. Bytes that
     * begin no character are whole by themselves.
     */
    static int count(byte[] bytes, int length) {
        for (int back = 1; back < LONGEST && back <= length; back++) {
            int one = bytes[length - back] & 0xFF;
            if (one < 0x80) {
                return length;
            }
            if (one >= 0xC0) {
                return lengthOf(one) > back ? length - back : length;
            }
        }
        return length;
    }

    private static int lengthOf(int first) {
        if (first >= 0xF8) {
            return 1;
        }
        return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    }
}
