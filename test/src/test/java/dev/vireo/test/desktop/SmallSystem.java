// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.test.system.BusyboxTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A template that looks like an Alpine made of busybox alone: the agent sets its network up, it has shells on its terminals,
 * and programs that measure what a container gets.
 */
final class SmallSystem {
    /** What its name begins with. */
    static final String NAME = "small";

    private static final String VOLUME = "local:vztmpl/small_1_amd64.tar.gz";
    private static final String INITTAB = """
            ::sysinit:/bin/ip link set lo up
            ::sysinit:/sbin/ifup -a
            ::sysinit:/bin/touch %s
            tty1::respawn:-/bin/sh
            tty2::respawn:-/bin/sh
            """.formatted(BusyboxTemplate.UP);

    /** Prints how many hundredths of one processor two busy loops got within some seconds, after the word that it is given. */
    private static final String SHARE = """
            #!/bin/sh
            now() { read up idle < /proc/uptime; echo ${up%.*}${up#*.}; }
            spent() { read line < /proc/$1/stat; set -- ${line#*) }; echo $((${12} + ${13})); }
            from=$(now)
            while :; do :; done &
            one=$!
            while :; do :; done &
            two=$!
            sleep 3
            used=$(($(spent $one) + $(spent $two)))
            passed=$(($(now) - from))
            kill $one $two
            echo "share $1: $((used * 100 / passed)) of 100"
            """;

    /** Tells whether that many MiB of memory can be had. */
    private static final String TAKE = """
            #!/bin/sh
            if dd if=/dev/zero of=/dev/null bs=$1M count=1 2> /dev/null; then echo "given: $1"; else echo "denied: $1"; fi
            """;

    private SmallSystem() {}

    /** Puts it on the storage of a node. */
    static void install(Path state) throws IOException, InterruptedException {
        BusyboxTemplate.install(
                state,
                VOLUME,
                Map.of(
                        "etc/os-release",
                        "ID=alpine\nVERSION_ID=3.18.4\nPRETTY_NAME=\"Small\"\n",
                        "etc/alpine-release",
                        "3.18.4\n",
                        "etc/inittab",
                        INITTAB,
                        "etc/network/interfaces",
                        "",
                        "etc/udhcpc/default.script",
                        BusyboxTemplate.DHCP_SCRIPT,
                        "var/run/place",
                        "",
                        "bin/share",
                        SHARE,
                        "bin/take",
                        TAKE));
    }
}
