// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import java.util.List;

/** What a container is inside: its system, its name and name servers, its terminals and its first program. */
public final class CtSystemOptions {
    /** The system of a container that the node leaves as it is. */
    public static final String UNMANAGED = "unmanaged";

    private static final String SERVER = "[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9_.-]{1,15})?";
    private static final String DOMAIN = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** Architecture of its programs. */
    public static final Option<String> ARCHITECTURE = optional(
                    "arch",
                    choice("amd64", "i386", "arm64", "armhf", "riscv32", "riscv64"),
                    "Architecture of its programs")
            .withDefault("amd64");
    /** Its distribution, which says where settings lie inside; found out when it is made, if absent. */
    public static final Option<String> OS_TYPE = optional(
            "ostype",
            choice(
                    "debian",
                    "devuan",
                    "ubuntu",
                    "centos",
                    "fedora",
                    "opensuse",
                    "archlinux",
                    "alpine",
                    "gentoo",
                    "nixos",
                    UNMANAGED),
            "Distribution");
    /** Its host name; {@code CT} and its number if absent. */
    public static final Option<String> HOST_NAME = optional(
            "hostname",
            text(LABEL + "(\\." + LABEL + ")*", "a host name (letters, digits, hyphens, dots)", 255),
            "Host name");
    /** Addresses of name servers; the node's own if absent. */
    public static final Option<String> NAME_SERVER = optional(
            "nameserver",
            text(SERVER + "([ ,;]+" + SERVER + ")*", "IP addresses"),
            "Name servers; the node's if absent");
    /** Domains that names are looked up in; the node's own if absent. */
    public static final Option<String> SEARCH_DOMAIN = optional(
            "searchdomain",
            text(DOMAIN + "([ ,;]+" + DOMAIN + ")*", "domains"),
            "Search domains; the node's if absent");
    /** Its time zone; its own if absent. */
    public static final Option<String> TIME_ZONE = optional(
            "timezone",
            text("(?!.*\\.\\.)[A-Za-z][A-Za-z0-9_+/-]{0,63}", "host, or a time zone such as Europe/Berlin"),
            "Time zone; host for the node's own");
    /** Number of terminals. */
    public static final Option<Long> TERMINALS =
            optional("tty", integer(0, 6), "Number of terminals").withDefault(2L);
    /** Whether it has a console device. */
    public static final Option<Boolean> CONSOLE =
            optional("console", flag(), "Console device").withDefault(true);
    /** What a viewer of its console gets: a login on a terminal, the console device, or a shell without login. */
    public static final Option<String> CONSOLE_MODE = optional(
                    "cmode", choice("shell", "console", "tty"), "What its console shows")
            .withDefault("tty");
    /** Whether the node writes down all that happens at its start. */
    public static final Option<Boolean> DEBUG = optional("debug", flag(), "Write down all that happens at its start")
            .withDefault(false);
    /** Its first program, with arguments. */
    public static final Option<String> ENTRY_POINT = optional(
                    "entrypoint", text("[^\\p{C}]{1,4096}", "a program with arguments"), "First program")
            .withDefault("/sbin/init");
    /** Environment of its first program. */
    public static final Option<List<String>> ENVIRONMENT =
            optional("env", new EnvironmentType(), "Environment of the first program");

    /** All of them. */
    static final List<Option<?>> PLAIN = List.of(
            ARCHITECTURE,
            OS_TYPE,
            HOST_NAME,
            NAME_SERVER,
            SEARCH_DOMAIN,
            TIME_ZONE,
            TERMINALS,
            CONSOLE,
            CONSOLE_MODE,
            DEBUG,
            ENTRY_POINT,
            ENVIRONMENT);

    private CtSystemOptions() {}
}
