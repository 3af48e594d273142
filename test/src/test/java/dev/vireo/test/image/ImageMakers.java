// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Every foreign format with those that write it, two of each where two exist. */
public final class ImageMakers {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String STREAMS = "/usr/lib/python3/dist-packages/VMDKstream.py";
    private static final String BY_HAND = "hand";

    private ImageMakers() {}

    /** All of them. */
    public static List<ImageMaker> all() {
        return List.of(
                qemu("vmdk monolithicSparse", "vmdk", "subformat=monolithicSparse"),
                bochs(),
                qemu("vmdk monolithicFlat", "vmdk", "subformat=monolithicFlat"),
                xmount(),
                qemu("vmdk twoGbMaxExtentSparse", "vmdk", "subformat=twoGbMaxExtentSparse"),
                splitByHand(),
                qemu("vmdk streamOptimized", "vmdk", "subformat=streamOptimized"),
                vmdkstream(),
                qemu("vhdx", "vhdx", "subformat=dynamic"),
                vhdxByHand(),
                qemu("vdi", "vdi", "static=off"),
                vdiByHand(),
                qemu("qcow2", "qcow2", "compat=1.1"),
                e2image(),
                raw("raw"),
                raw("img"),
                archiveByTar(),
                archiveByPython(),
                description());
    }

    /** QEMU's own program. */
    private static ImageMaker qemu(String format, String driver, String options) {
        return new ImageMaker(format, driver, "qemu-img", List.of("/usr/bin/qemu-img"), (content, folder, name) -> {
            Path file = folder.resolve(name + "." + driver);
            Program.run(
                    "qemu-img",
                    "convert",
                    "-f",
                    "raw",
                    "-O",
                    driver,
                    "-o",
                    options,
                    content.toString(),
                    file.toString());
            return withParts(folder, file, content);
        });
    }

    /** The emulator Bochs, which grew its own writer of VMware's format. */
    public static ImageMaker bochs() {
        return new ImageMaker(
                "vmdk monolithicSparse", "vmdk", "bximage", List.of("/usr/bin/bximage"), (content, folder, name) -> {
                    Path file = folder.resolve(name + ".vmdk");
                    Program.run(
                            "bximage", "-q", "-func=convert", "-imgmode=vmware4", content.toString(), file.toString());
                    return ForeignImage.of(file, content);
                });
    }

    /** The forensic program xmount, which shows a disk as VMware's in a folder of its own. */
    public static ImageMaker xmount() {
        return new ImageMaker(
                "vmdk monolithicFlat",
                "vmdk",
                "xmount",
                List.of("/usr/bin/xmount", "/dev/fuse"),
                (content, folder, name) -> {
                    Path shown = Files.createDirectory(folder.resolve("shown"));
                    Path named = Files.createSymbolicLink(folder.resolve(name + ".bin"), content);
                    Program.run("xmount", "--in", "raw", named.toString(), "--out", "vmdk", shown.toString());
                    try {
                        return takeShown(shown, folder, name, content);
                    } finally {
                        Program.run("umount", shown.toString());
                    }
                });
    }

    /** It calls the part NAME.dd, which no storage takes: renamed, in the descriptor too, as the wizard asks for. */
    private static ForeignImage takeShown(Path shown, Path folder, String name, Path content) throws IOException {
        String text = Files.readString(shown.resolve(name + ".vmdk")).replace(name + ".dd", name + "-flat.vmdk");
        Path descriptor = Files.writeString(folder.resolve(name + ".vmdk"), text);
        Path part = Files.copy(shown.resolve(name + ".dd"), folder.resolve(name + "-flat.vmdk"));
        return ForeignImage.of(descriptor, List.of(part), content);
    }

    /** {@link SplitVmdkWriter}. */
    public static ImageMaker splitByHand() {
        return new ImageMaker("vmdk twoGbMaxExtentSparse", "vmdk", BY_HAND, List.of(), (content, folder, name) -> {
            List<Path> files = SplitVmdkWriter.write(Files.readAllBytes(content), folder, name);
            return ForeignImage.of(files.get(0), files.subList(1, files.size()), content);
        });
    }

    /** VMware's format for archives as a program in Python writes it. */
    public static ImageMaker vmdkstream() {
        return new ImageMaker(
                "vmdk streamOptimized", "vmdk", "vmdkstream", List.of(PYTHON, STREAMS), (content, folder, name) -> {
                    Path file = folder.resolve(name + ".vmdk");
                    stream(content, file);
                    return ForeignImage.of(file, content);
                });
    }

    private static void stream(Path content, Path file) throws IOException, InterruptedException {
        String script = "import sys, VMDKstream; VMDKstream.convert_to_stream(sys.argv[1], sys.argv[2])";
        Program.run(PYTHON, "-c", script, content.toString(), file.toString());
    }

    /** {@link VhdxWriter}. */
    public static ImageMaker vhdxByHand() {
        return new ImageMaker("vhdx", "vhdx", BY_HAND, List.of(), (content, folder, name) -> {
            Path file = folder.resolve(name + ".vhdx");
            return ForeignImage.of(Files.write(file, VhdxWriter.disk(Files.readAllBytes(content))), content);
        });
    }

    /** {@link VdiWriter}. */
    public static ImageMaker vdiByHand() {
        return new ImageMaker("vdi", "vdi", BY_HAND, List.of(), (content, folder, name) -> {
            Path file = folder.resolve(name + ".vdi");
            return ForeignImage.of(Files.write(file, VdiWriter.disk(Files.readAllBytes(content))), content);
        });
    }

    /** The writer of qcow2 images in e2fsprogs. It knows file systems alone, so the content is one of its own. */
    public static ImageMaker e2image() {
        return new ImageMaker(
                "qcow2", "qcow2", "e2image", List.of("/sbin/e2image", "/sbin/mke2fs"), (content, folder, name) -> {
                    Path tree = Files.createDirectory(folder.resolve("tree"));
                    byte[] noise = new byte[3 << 20];
                    new Random(7).nextBytes(noise);
                    Files.write(tree.resolve("noise"), noise);
                    Path system = folder.resolve("system.raw");
                    Program.run(
                            "/sbin/mke2fs",
                            "-q",
                            "-t",
                            "ext4",
                            "-b",
                            "4096",
                            "-d",
                            tree.toString(),
                            system.toString(),
                            "12M");
                    Path file = folder.resolve(name + ".qcow2");
                    Program.run("/sbin/e2image", "-Qa", system.toString(), file.toString());
                    return ForeignImage.of(file, system);
                });
    }

    /** The bytes themselves. */
    public static ImageMaker raw(String end) {
        return new ImageMaker(
                "raw ." + end,
                "raw",
                "copying",
                List.of(),
                (content, folder, name) ->
                        ForeignImage.of(Files.copy(content, folder.resolve(name + "." + end)), content));
    }

    /** A machine with a disk of QEMU's, packed by GNU tar. */
    public static ImageMaker archiveByTar() {
        return new ImageMaker("ova", "vmdk", "tar", List.of("/usr/bin/qemu-img"), (content, folder, name) -> {
            Appliance.describe(folder);
            Path disk = Appliance.disk(content, folder);
            Path archive = folder.resolve(name + ".ova");
            Program.runIn(folder, "tar", "--format=ustar", "-cf", name + ".ova", "machine.ovf", "disk.vmdk");
            return new ForeignImage(archive, List.of(), name + ".ova/disk.vmdk", disk, content);
        });
    }

    /** A machine with a disk of vmdkstream's, packed by Python. */
    private static ImageMaker archiveByPython() {
        String script = "import sys, tarfile; archive = tarfile.open(sys.argv[1], 'w', format=tarfile.GNU_FORMAT);"
                + " [archive.add(name) for name in sys.argv[2:]]; archive.close()";
        return new ImageMaker("ova", "vmdk", "python", List.of(PYTHON, STREAMS), (content, folder, name) -> {
            Appliance.describe(folder);
            stream(content, folder.resolve("disk.vmdk"));
            Program.runIn(folder, PYTHON, "-c", script, name + ".ova", "machine.ovf", "disk.vmdk");
            return new ForeignImage(
                    folder.resolve(name + ".ova"),
                    List.of(),
                    name + ".ova/disk.vmdk",
                    folder.resolve("disk.vmdk"),
                    content);
        });
    }

    /** A machine in several files. */
    public static ImageMaker description() {
        return new ImageMaker("ovf", "vmdk", BY_HAND, List.of("/usr/bin/qemu-img"), (content, folder, name) -> {
            Path described = Appliance.describe(folder);
            Path disk = Appliance.disk(content, folder);
            return new ForeignImage(described, List.of(disk), "disk.vmdk", disk, content);
        });
    }

    private static ForeignImage withParts(Path folder, Path file, Path content) throws IOException {
        try (var all = Files.list(folder)) {
            List<Path> parts = all.filter(other -> !other.equals(file)).sorted().toList();
            return ForeignImage.of(file, parts, content);
        }
    }
}
