// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

/**
 * What a person wants a container to be.
 *
 * @param template what the template's name begins with
 * @param memory MiB
 * @param disk GiB of its root
 * @param limit how much of a processor it may use; empty for all of it
 * @param password of root; empty for none
 */
record NewContainer(
        String template, boolean isUnprivileged, Way way, int memory, String disk, String limit, String password) {
    /** One that takes little. */
    static NewContainer small(boolean isUnprivileged, Way way) {
        return new NewContainer(SmallSystem.NAME, isUnprivileged, way, 64, "0.125", "0.25", "");
    }

    /** A whole Debian. */
    static NewContainer debian(boolean isUnprivileged) {
        return new NewContainer("debian", isUnprivileged, Way.STATIC, 256, "1", "", "very-secret");
    }

    /** Ways to the network. */
    enum Way {
        /** On the bridge, asking for an address. */
        DHCP,
        /** On the bridge, with an address of its own. */
        STATIC,
        /** Behind the node's address. */
        NAT
    }

    /** Its host name. */
    String name() {
        return template + (isUnprivileged ? "-safe-" : "-trusted-") + way.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What its address begins with. */
    String address() {
        return switch (way) {
            case DHCP -> "10.99.0.1";
            case STATIC -> "10.99.0.7/24";
            case NAT -> "10.186.";
        };
    }
}
