// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * The four character sets that a program may choose among, and which one is in use: each is ASCII or the one of lines.
 *
 * @param lines bit n is set where set n is that of lines
 * @param used number of the set in use
 */
record Charsets(int lines, int used) {
    /** ASCII everywhere. */
    static final Charsets ASCII = new Charsets(0, 0);

    /** The same with a set chosen for a number: {@code 0} is the set of lines, every other one counts as ASCII. */
    Charsets with(int number, char set) {
        int bit = 1 << number;
        return new Charsets(set == '0' ? lines | bit : lines & ~bit, used);
    }

    /** The same with another one in use. */
    Charsets using(int number) {
        return new Charsets(lines, number);
    }

    /** Whether small letters stand for lines now. */
    boolean drawsLines() {
        return (lines >> used & 1) != 0;
    }
}
