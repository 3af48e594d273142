// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.secret;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.texts;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the guest agent inside a virtual machine is asked to do. */
public final class GuestAgentEndpoints {
    /** Largest part of a file in one call. */
    public static final long LARGEST_READ = 16L << 20;

    /** Which of the simple commands. */
    public static final Option<String> COMMAND = required(
            "command",
            choice(
                    "fsfreeze-freeze",
                    "fsfreeze-status",
                    "fsfreeze-thaw",
                    "fstrim",
                    "get-fsinfo",
                    "get-host-name",
                    "get-memory-block-info",
                    "get-memory-blocks",
                    "get-osinfo",
                    "get-time",
                    "get-timezone",
                    "get-users",
                    "get-vcpus",
                    "info",
                    "network-get-interfaces",
                    "ping",
                    "shutdown",
                    "suspend-disk",
                    "suspend-hybrid",
                    "suspend-ram"),
            "Command of the guest agent");
    /** Program and arguments. */
    public static final Option<List<String>> PROGRAM = required("command", texts(), "Program and its arguments");
    /** What the program reads. */
    public static final Option<String> INPUT = optional("input-data", secret(65536), "What the program reads");
    /** Number of a program's process. */
    public static final Option<Long> PID = required("pid", integer(), "Process in the guest");
    /** Path of a file. */
    public static final Option<String> FILE = required("file", text(), "Path of the file in the guest");
    /** Bytes to read. */
    public static final Option<Long> COUNT =
            optional("count", integer(1, LARGEST_READ), "Bytes to read").withDefault(LARGEST_READ);
    /** Where to begin. */
    public static final Option<Long> OFFSET =
            optional("offset", integer(0), "Byte to begin at").withDefault(0L);
    /** Whether the content comes as text rather than base64. */
    public static final Option<Boolean> DECODE =
            optional("decode", flag(), "Answer the content itself, not base64").withDefault(true);
    /** What a file is to hold. */
    public static final Option<String> CONTENT = required("content", secret(61440), "New content of the file");
    /** Whether the content given is text rather than base64. */
    public static final Option<Boolean> ENCODE = optional("encode", flag(), "The content is given itself, not base64")
            .withDefault(true);
    /** Account in the guest. */
    public static final Option<String> USER_NAME = required("username", text(), "Account in the guest");
    /** Its new password. */
    public static final Option<String> PASSWORD = required("password", secret(1024), "New password");
    /** Whether the password is hashed already. */
    public static final Option<Boolean> CRYPTED =
            optional("crypted", flag(), "The password is hashed already").withDefault(false);

    private static final String BASE = "/nodes/{node}/qemu/{vmid}/agent";
    private static final Permission UNRESTRICTED = needs(Privilege.VM_GUEST_AGENT_UNRESTRICTED);
    private static final Permission AUDIT =
            needs(Privilege.VM_GUEST_AGENT_AUDIT, Privilege.VM_GUEST_AGENT_UNRESTRICTED);
    private static final Permission MANAGES_FILE_SYSTEMS =
            needs(Privilege.VM_GUEST_AGENT_FILE_SYSTEM_MANAGEMENT, Privilege.VM_GUEST_AGENT_UNRESTRICTED);
    private static final Permission POWER = needs(Privilege.VM_POWER_MANAGEMENT, Privilege.VM_GUEST_AGENT_UNRESTRICTED);

    /** Any of the simple commands. */
    public static final Endpoint<Map<String, Object>> RUN = Endpoint.post(BASE, NODE, VMID, COMMAND)
            .allows(
                    needs(Privilege.VM_GUEST_AGENT_UNRESTRICTED, Privilege.VM_GUEST_AGENT_UNRESTRICTED),
                    Answer.fields());
    /** Sets a password. */
    public static final Endpoint<Map<String, Object>> SET_PASSWORD = Endpoint.post(
                    BASE + "/set-user-password", NODE, VMID, USER_NAME, PASSWORD, CRYPTED)
            .allows(UNRESTRICTED, Answer.fields());
    /** Starts a program. */
    public static final Endpoint<Map<String, Object>> EXECUTE =
            Endpoint.post(BASE + "/exec", NODE, VMID, PROGRAM, INPUT).allows(UNRESTRICTED, Answer.fields());
    /** How a program stands. */
    public static final Endpoint<Map<String, Object>> EXECUTION =
            Endpoint.get(BASE + "/exec-status", NODE, VMID, PID).allows(UNRESTRICTED, Answer.fields());
    /** Reads a file. */
    public static final Endpoint<Map<String, Object>> READ_FILE = Endpoint.get(
                    BASE + "/file-read", NODE, VMID, FILE, COUNT, OFFSET, DECODE)
            .allows(needs(Privilege.VM_GUEST_AGENT_FILE_READ, Privilege.VM_GUEST_AGENT_UNRESTRICTED), Answer.fields());
    /** Writes a file. */
    public static final Endpoint<Void> WRITE_FILE = Endpoint.post(
                    BASE + "/file-write", NODE, VMID, FILE, CONTENT, ENCODE)
            .allows(needs(Privilege.VM_GUEST_AGENT_FILE_WRITE, Privilege.VM_GUEST_AGENT_UNRESTRICTED), Answer.none());

    /** The simple commands, each with an endpoint of its own. */
    public static final Map<String, Endpoint<Map<String, Object>>> SIMPLE = simple();
    /** Network cards with their addresses. */
    public static final Endpoint<Map<String, Object>> NETWORK_INTERFACES = ofCommand("network-get-interfaces");
    /** Name that the guest gives itself. */
    public static final Endpoint<Map<String, Object>> HOST_NAME = ofCommand("get-host-name");
    /** Operating system in the guest. */
    public static final Endpoint<Map<String, Object>> OPERATING_SYSTEM = ofCommand("get-osinfo");
    /** File systems with their use. */
    public static final Endpoint<Map<String, Object>> FILE_SYSTEMS = ofCommand("get-fsinfo");

    /** All of them. */
    public static final List<Endpoint<?>> ALL = all();

    private GuestAgentEndpoints() {}

    private static Permission needs(Privilege... anyOf) {
        return Permission.on("/vms/{vmid}", anyOf);
    }

    private static Map<String, Endpoint<Map<String, Object>>> simple() {
        Map<String, Endpoint<Map<String, Object>>> simple = new LinkedHashMap<>();
        for (String command : List.of(
                "get-fsinfo",
                "get-host-name",
                "get-memory-block-info",
                "get-memory-blocks",
                "get-osinfo",
                "get-time",
                "get-timezone",
                "get-users",
                "get-vcpus",
                "info",
                "network-get-interfaces")) {
            simple.put(command, Endpoint.get(path(command), NODE, VMID).allows(AUDIT, Answer.fields()));
        }
        simple.put("ping", act("ping", AUDIT));
        for (String command : List.of("fsfreeze-freeze", "fsfreeze-thaw", "fstrim")) {
            simple.put(command, act(command, MANAGES_FILE_SYSTEMS));
        }
        simple.put(
                "fsfreeze-status",
                act(
                        "fsfreeze-status",
                        needs(
                                Privilege.VM_GUEST_AGENT_AUDIT,
                                Privilege.VM_GUEST_AGENT_FILE_SYSTEM_MANAGEMENT,
                                Privilege.VM_GUEST_AGENT_UNRESTRICTED)));
        for (String command : List.of("shutdown", "suspend-disk", "suspend-hybrid", "suspend-ram")) {
            simple.put(command, act(command, POWER));
        }
        return Map.copyOf(simple);
    }

    private static Endpoint<Map<String, Object>> ofCommand(String command) {
        return Objects.requireNonNull(SIMPLE.get(command), command);
    }

    private static String path(String command) {
        return BASE + "/" + command;
    }

    private static Endpoint<Map<String, Object>> act(String command, Permission permission) {
        return Endpoint.post(path(command), NODE, VMID).allows(permission, Answer.fields());
    }

    private static List<Endpoint<?>> all() {
        List<Endpoint<?>> all = new ArrayList<>(List.of(RUN, SET_PASSWORD, EXECUTE, EXECUTION, READ_FILE, WRITE_FILE));
        all.addAll(SIMPLE.values());
        return List.copyOf(all);
    }
}
