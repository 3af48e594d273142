// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One object inside QEMU: a device, a block node, a back end. It is either named on the command line or plugged into a
 * running machine; both are made of the same properties, so that they cannot differ.
 *
 * @param kind which family of objects it is of
 * @param type the driver within the family
 * @param properties texts, numbers, flags and maps of them, in order
 */
public record Part(Kind kind, String type, Map<String, Object> properties) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The families of objects. */
    public enum Kind {
        /** A helper object such as a thread. */
        OBJECT("-object", "qom-type", "id"),
        /** A block node; always written as JSON, as it nests. */
        BLOCK_NODE("-blockdev", "driver", "node-name"),
        /** A channel to a socket; plugged at start only. */
        CHANNEL("-chardev", "backend", "id"),
        /** Where a sound card's sound goes; plugged at start only. */
        SOUND("-audiodev", "driver", "id"),
        /** What a TPM is emulated by; plugged at start only. */
        TPM("-tpmdev", "type", "id"),
        /** The node's side of a network card. */
        NETWORK("-netdev", "type", "id"),
        /** What the guest sees. */
        DEVICE("-device", "driver", "id");

        private final String option;
        private final String typeKey;
        private final String nameKey;

        Kind(String option, String typeKey, String nameKey) {
            this.option = option;
            this.typeKey = typeKey;
            this.nameKey = nameKey;
        }
    }

    public Part {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    static Part device(String driver, String id) {
        return new Part(Kind.DEVICE, driver, Map.of("id", id));
    }

    static Part of(Kind kind, String type, String id) {
        return new Part(kind, type, Map.of(kind.nameKey, id));
    }

    /** A Unix socket on which QEMU listens from the start, whether or not somebody connects. */
    static Part socket(String id, java.nio.file.Path path) {
        return of(Kind.CHANNEL, "socket", id)
                .with("path", path.toString())
                .with("server", true)
                .with("wait", false);
    }

    /** The same part with a property set. */
    Part with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new Part(kind, type, more);
    }

    /** The same part at a place on a PCI bus. */
    Part at(PciAddress address) {
        return with("bus", address.bus()).with("addr", address.slot());
    }

    /** The name by which QEMU knows it. */
    public String name() {
        return String.valueOf(properties.get(kind.nameKey));
    }

    /** The two arguments that make it at start. */
    List<String> arguments() {
        boolean nests = properties.values().stream().anyMatch(Map.class::isInstance);
        return List.of(kind.option, nests || kind == Kind.BLOCK_NODE ? json() : keyValueList());
    }

    private String json() {
        try {
            return JSON.writeValueAsString(allProperties());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("properties are plain values", e);
        }
    }

    private Map<String, Object> allProperties() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(kind.typeKey, type);
        all.putAll(properties);
        return all;
    }

    private String keyValueList() {
        StringJoiner list = new StringJoiner(",").add(KeyValueText.escape(type));
        properties.forEach((key, value) ->
                values(value).forEach(each -> list.add(key + "=" + KeyValueText.escape(text(each)))));
        return list.toString();
    }

    /** A list is written as the same key several times. */
    private static List<?> values(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static String text(Object value) {
        return value instanceof Boolean flag ? (flag ? "on" : "off") : value.toString();
    }

    /** What adds it to a running machine. */
    public QmpCall plug() {
        return switch (kind) {
            case OBJECT -> new QmpCall("object-add", allProperties());
            case BLOCK_NODE -> new QmpCall("blockdev-add", allProperties());
            case NETWORK -> new QmpCall("netdev_add", allProperties());
            case DEVICE -> new QmpCall("device_add", allProperties());
            case CHANNEL, SOUND, TPM -> throw new IllegalStateException(kind + " is made at start only");
        };
    }

    /** What takes it out of a running machine; a device is gone only when the event {@code DEVICE_DELETED} says so. */
    public QmpCall unplug() {
        return switch (kind) {
            case OBJECT -> new QmpCall("object-del", Map.of("id", name()));
            case BLOCK_NODE -> new QmpCall("blockdev-del", Map.of("node-name", name()));
            case NETWORK -> new QmpCall("netdev_del", Map.of("id", name()));
            case DEVICE -> new QmpCall("device_del", Map.of("id", name()));
            case CHANNEL, SOUND, TPM -> throw new IllegalStateException(kind + " stays until the end");
        };
    }
}
