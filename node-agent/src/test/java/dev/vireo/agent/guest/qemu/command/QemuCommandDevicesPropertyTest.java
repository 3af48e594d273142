// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.command.PrintedCommand.Values;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For any legal configuration: what is read back from the command line is the hardware that was written down. */
class QemuCommandDevicesPropertyTest {
    private static final Map<String, Integer> BUSES = Map.of("scsi", 30, "virtio", 15, "ide", 1, "sata", 5);

    @Provide
    Arbitrary<Map<String, String>> drives() {
        Arbitrary<String> bus = Arbitraries.of("scsi", "virtio", "ide", "sata");
        Arbitrary<String> options = Arbitraries.of(
                "",
                ",cache=unsafe",
                ",discard=on",
                ",iops=50",
                ",mbps=2.5,mbps_max=4",
                ",serial=a%2Cb=c",
                ",aio=threads");
        Arbitrary<Map.Entry<String, String>> drive = Combinators.combine(
                        bus, Arbitraries.integers().between(0, 30), Arbitraries.of("qcow2", "raw", "iso"), options)
                .as((name, number, kind, more) -> entry(name, number, kind, more));
        return drive.list().ofMaxSize(8).map(QemuCommandDevicesPropertyTest::toMap);
    }

    private static Map.Entry<String, String> entry(String bus, int number, String kind, String more) {
        int slot = number % (BUSES.getOrDefault(bus, 0) + 1);
        boolean isCd = kind.equals("iso") && !bus.equals("virtio");
        String file = isCd
                ? "local:iso/disc" + slot + ".raw,media=cdrom"
                : "local:100/" + bus + slot + "." + (kind.equals("iso") ? "raw" : kind) + more;
        return Map.entry(bus + slot, file);
    }

    @Provide
    Arbitrary<Map<String, String>> cards() {
        Arbitrary<Map.Entry<String, String>> card = Combinators.combine(
                        Arbitraries.integers().between(0, 31),
                        Arbitraries.of("virtio", "e1000", "rtl8139", "vmxnet3", "ne2k_isa"),
                        Arbitraries.integers().between(0, 0xffffff),
                        Arbitraries.of("", ",bridge=vmbr0", ",bridge=vmbr0,queues=4", ",mtu=1400"))
                .as((number, model, mac, more) -> Map.entry(
                        "net" + number,
                        String.format(
                                "%s=BC:24:11:%02X:%02X:%02X%s", model, mac >> 16, (mac >> 8) & 255, mac & 255, more)));
        return card.list().ofMaxSize(5).map(QemuCommandDevicesPropertyTest::toMap);
    }

    @Provide
    Arbitrary<Map<String, String>> rest() {
        return Arbitraries.maps(
                        Arbitraries.of(
                                "machine",
                                "scsihw",
                                "memory",
                                "cores",
                                "sockets",
                                "rng0",
                                "watchdog",
                                "usb0",
                                "usb5",
                                "serial1",
                                "vga",
                                "audio0",
                                "numa",
                                "name",
                                "ivshmem"),
                        Arbitraries.integers().between(0, 1))
                .map(chosen -> {
                    Map<String, String> values = new TreeMap<>();
                    chosen.forEach((key, which) -> values.put(key, VALUES.getOrDefault(key, new String[2])[which]));
                    return values;
                });
    }

    private static final Map<String, String[]> VALUES = Map.ofEntries(
            Map.entry("machine", new String[] {"pc", "q35"}),
            Map.entry("scsihw", new String[] {"virtio-scsi-single", "lsi"}),
            Map.entry("memory", new String[] {"1024", "2048"}),
            Map.entry("cores", new String[] {"1", "4"}),
            Map.entry("sockets", new String[] {"1", "2"}),
            Map.entry("rng0", new String[] {"source=/dev/urandom", "source=/dev/hwrng,max_bytes=5"}),
            Map.entry("watchdog", new String[] {"ib700", "model=i6300esb,action=pause"}),
            Map.entry("usb0", new String[] {"046d:c52b", "1-2.3"}),
            Map.entry("usb5", new String[] {"host=1234:5678,usb3=1", "host=2-1"}),
            Map.entry("serial1", new String[] {"socket", "/dev/ttyS3"}),
            Map.entry("vga", new String[] {"std", "qxl2"}),
            Map.entry("audio0", new String[] {"device=AC97", "device=intel-hda,driver=none"}),
            Map.entry("numa", new String[] {"0", "1"}),
            Map.entry("name", new String[] {"a.b", "x-y"}),
            Map.entry("ivshmem", new String[] {"size=1", "size=16,name=n"}));

    private static Map<String, String> toMap(Iterable<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    @Property(tries = 400)
    void whatIsReadBackIsWhatWasWritten(
            @ForAll("drives") Map<String, String> drives,
            @ForAll("cards") Map<String, String> cards,
            @ForAll("rest") Map<String, String> rest) {
        Map<String, String> all = new TreeMap<>(drives);
        all.putAll(cards);
        all.putAll(rest);
        boolean isExpress = "q35".equals(rest.get("machine"));
        QemuPlan plan = SampleHost.plan(Options.of(all), SampleHost.EMULATING, Path.of("/srv/vireo"));
        PrintedCommand command = new PrintedCommand(new QemuCommand().build(plan));

        drives.forEach((key, value) -> assertThat(drive(command, key)).as(key).isEqualTo(expectedDrive(value)));
        assertThat(command.all("-device").stream()
                        .filter(part -> part.get("").matches("(scsi|ide)-(hd|cd)|virtio-blk-pci")))
                .hasSize(drives.size());
        cards.forEach((key, value) -> assertThat(card(command, key)).as(key).isEqualTo(expectedCard(value)));
        assertThat(command.all("-netdev")).hasSize(cards.size());
        assertThat(hardware(command)).isEqualTo(expectedHardware(rest));
        assertThat(command.one("-machine").get("type").contains("q35")).isEqualTo(isExpress);
    }

    /** Kind, file and limits of a drive, as the command line has them. */
    private static String drive(PrintedCommand command, String key) {
        Values device = command.part("-device", "id", key).orElseThrow();
        String top = device.get("drive");
        Values node = command.part("-blockdev", "node-name", top).orElseThrow();
        boolean isLimited = node.get("driver").equals("throttle");
        Values format = isLimited
                ? command.part("-blockdev", "node-name", node.get("file")).orElseThrow()
                : node;
        String kind = device.get("").endsWith("-cd") ? "cd" : "disk";
        String serial = device.get("serial");
        return String.join(
                " ", kind, format.get("driver"), format.get("file.filename"), serial, isLimited ? "limited" : "");
    }

    private static String expectedDrive(String value) {
        String file = value.substring(value.indexOf(':') + 1).replaceFirst(",.*", "");
        String format = file.endsWith("qcow2") ? "qcow2" : "raw";
        String serial = value.contains("serial=") ? "a,b=c" : "";
        String kind = value.contains("cdrom") ? "cd" : "disk";
        boolean isLimited = value.contains("iops") || value.contains("mbps");
        return String.join(" ", kind, format, "/srv/vireo/local/" + file, serial, isLimited ? "limited" : "");
    }

    private static String card(PrintedCommand command, String key) {
        Values device = command.part("-device", "id", key).orElseThrow();
        Values side = command.part("-netdev", "id", device.get("netdev")).orElseThrow();
        return device.get("").replace("virtio-net-pci", "virtio") + "=" + device.get("mac")
                + (side.get("").equals("tap") ? ",bridge=vmbr0" : "");
    }

    private static String expectedCard(String value) {
        return value.replaceFirst(",queues=4|,mtu=1400", "");
    }

    private static Map<String, String> hardware(PrintedCommand command) {
        Map<String, String> found = new TreeMap<>();
        found.put("memory", command.one("-m").get("size"));
        found.put(
                "topology",
                command.one("-smp").get("sockets") + "x" + command.one("-smp").get("cores"));
        command.part("-object", "id", "source-rng0").ifPresent(part -> found.put("rng0", part.get("filename")));
        command.part("-device", "id", "watchdog")
                .ifPresent(part -> found.put(
                        "watchdog", part.get("") + command.one("-action").get("watchdog")));
        for (String usb : new String[] {"usb0", "usb5"}) {
            command.part("-device", "id", usb)
                    .ifPresent(part -> found.put(
                            usb,
                            part.has("vendorid")
                                    ? part.get("vendorid").substring(2) + ":"
                                            + part.get("productid").substring(2)
                                    : part.get("hostbus") + "-" + part.get("hostport")));
        }
        command.part("-chardev", "id", "serial1")
                .ifPresent(part -> found.put("serial1", part.get("").equals("socket") ? "socket" : part.get("path")));
        command.part("-device", "id", "audio0").ifPresent(part -> found.put("audio0", part.get("")));
        found.put("numa", command.all("-numa").isEmpty() ? "0" : "1");
        found.put("name", command.one("-name").get("guest"));
        command.part("-object", "id", "ivshmem").ifPresent(part -> found.put("ivshmem", part.get("size")));
        return found;
    }

    private static Map<String, String> expectedHardware(Map<String, String> rest) {
        Map<String, String> expected = new TreeMap<>();
        expected.put("memory", rest.getOrDefault("memory", "512") + "M");
        expected.put("topology", rest.getOrDefault("sockets", "1") + "x" + rest.getOrDefault("cores", "1"));
        for (String key : new String[] {"usb0", "usb5", "serial1"}) {
            rest.computeIfPresent(key, (name, value) -> {
                expected.put(name, value.replaceFirst("host=", "").replaceFirst(",.*", ""));
                return value;
            });
        }
        Optional.ofNullable(rest.get("rng0"))
                .ifPresent(value ->
                        expected.put("rng0", value.replaceFirst("source=", "").replaceFirst(",.*", "")));
        Optional.ofNullable(rest.get("watchdog"))
                .ifPresent(value -> expected.put("watchdog", value.equals("ib700") ? "ib700reset" : "i6300esbpause"));
        Optional.ofNullable(rest.get("audio0"))
                .ifPresent(value ->
                        expected.put("audio0", value.replaceFirst("device=", "").replaceFirst(",.*", "")));
        expected.put("numa", rest.getOrDefault("numa", "0"));
        expected.put("name", rest.getOrDefault("name", "vm100"));
        Optional.ofNullable(rest.get("ivshmem"))
                .ifPresent(value -> expected.put("ivshmem", value.contains("16") ? "16777216" : "1048576"));
        return expected;
    }
}
