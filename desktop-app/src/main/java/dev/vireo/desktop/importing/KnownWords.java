// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.image.ImageRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the readers of images say, here and on the server, as sentences that can be put into the user's language. What is
 * not known here is shown as it was said.
 */
final class KnownWords {
    private static final List<Known> KNOWN = List.of(
                    Sentence.of(
                            "Windows has no drivers for VirtIO: its disks begin on SATA or IDE and its network card as"
                                    + " e1000; switch to VirtIO once it runs"),
                    Sentence.of(
                            "if the guest does not find its root disk, attach the disk to SATA, start it and make its"
                                    + " initial ramdisk anew"),
                    Sentence.of(
                            "the description does not tell the guest's system; if it does not boot, attach its disk to"
                                    + " SATA or IDE"),
                    Sentence.of("the guest sees another network card: settings of its old one, a fixed address for"
                            + " instance, may have to be made again"),
                    Sentence.of(
                            "the guest boots by UEFI: it needs an EFI disk, and its old boot entries are lost; if it"
                                    + " stops in the firmware's shell, choose its loader once in the firmware's boot menu; it had"
                                    + " secure boot: keys are enrolled in a new EFI disk"),
                    Sentence.of(
                            "the guest boots by UEFI: it needs an EFI disk, and its old boot entries are lost; if it"
                                    + " stops in the firmware's shell, choose its loader once in the firmware's boot menu"),
                    Sentence.of("the CD drive is left out: add one to the machine if it is needed"),
                    Sentence.of("the floppy drive is left out"),
                    Sentence.of("an empty disk of {0} bytes is left out: add one to the machine"),
                    Sentence.of(
                            "these are the flat data of a VMware disk without the small descriptor file: they are taken"
                                    + " as they are, which is right if the disk lies in this one file (NAME-flat.vmdk); a disk in"
                                    + " several files (NAME-f001.vmdk …) needs its descriptor"),
                    Sentence.of(
                            "its bytes look like another format ({0}), but its name says that they are the disk as it"
                                    + " is: they are taken so; give the file the name of that format if it is one"),
                    Sentence.of("it is called .{0} and is a disk of the format {1}: it is taken for what it is"),
                    Sentence.of("it holds a disk with a GPT partition table"),
                    Sentence.of("it holds a disk with an MBR partition table or a boot sector"),
                    Sentence.of("it holds a CD image"),
                    Sentence.of("it holds a file system without a partition table: no guest boots from it by itself"),
                    Sentence.of(
                            "it holds neither a partition table nor a boot sector nor a known file system: is it a disk"
                                    + " at all?"),
                    Sentence.of(
                            "'{0}' is no disk but a tar archive: if it holds a machine, its name has to end with .ova"),
                    Sentence.of("'{0}' is no disk but XML: if it describes a machine, its name has to end with .ovf"),
                    Sentence.of("'{0}' is no disk but packed with gzip: unpack it first"),
                    Sentence.of(
                            "'{0}' is no disk but the redo log of an old ESX server: export the machine as OVA there"),
                    Sentence.of(
                            "'{0}' is one part of a disk that is split into several files; choose the small file that"
                                    + " describes them all, mostly called NAME.vmdk without -s001"),
                    Sentence.of(
                            "the VMDK disk is the change to another disk, a snapshot's; consolidate or clone it to one"
                                    + " that stands alone"),
                    Sentence.of(
                            "the data of the VDI image, or the map of them, begin at byte {0}, which is no multiple of"
                                    + " 512: QEMU cannot read that; let the program that made the image write it as raw"),
                    Sentence.of("the qcow2 image has a backing file; convert it to one that stands alone"),
                    Sentence.of("the qcow2 image is encrypted"),
                    Sentence.of(
                            "the VHDX image was not closed: changes wait in its log; start and shut down its machine in"
                                    + " Hyper-V, or mount and unmount the disk there, then try again"),
                    Sentence.of("the VHDX image is the change to another disk; merge it into one that stands alone"),
                    Sentence.of("the file is cut short: it has {0} bytes, and something of {1} bytes is to lie at {2}"),
                    Sentence.of("the archive holds no file that ends with .ovf: it is no OVA of a machine"),
                    Sentence.of("the OVA archive is cut short: a file in it ends behind its last byte"),
                    Sentence.of("the OVF descriptor holds {0} machines; export them one by one"))
            .stream()
            .map(Known::of)
            .toList();

    /** The volume's name before it is known from the page. */
    private static final Pattern REFUSAL = Pattern.compile("(?s)\\S+ cannot be imported: (.*)");

    private KnownWords() {}

    /** What was said, as a sentence. */
    static Sentence say(String said) {
        return KNOWN.stream()
                .flatMap(known -> known.match(said).stream())
                .findFirst()
                .orElseGet(() -> Sentence.verbatim(said));
    }

    /** Why something failed, whoever says it. */
    static Sentence said(Throwable reason) {
        String words = String.valueOf(reason.getMessage());
        if (reason instanceof UnfitFilesException unfit) {
            return unfit.reason();
        } else if (reason instanceof ImageRefusedException) {
            return say(words);
        } else if (reason instanceof IOException) {
            return Sentence.of("The file cannot be read: {0}", words);
        }
        Matcher refusal = REFUSAL.matcher(words);
        return Sentence.of("The server says: {0}", say(refusal.matches() ? refusal.group(1) : words));
    }

    private record Known(String english, Pattern pattern) {
        static Known of(Sentence sentence) {
            String quoted = Pattern.quote(sentence.english()).replaceAll("\\{\\d}", "\\\\E(.+?)\\\\Q");
            return new Known(sentence.english(), Pattern.compile(quoted));
        }

        Optional<Sentence> match(String said) {
            Matcher matcher = pattern.matcher(said);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<Object> parts = new ArrayList<>();
            for (int group = 1; group <= matcher.groupCount(); group++) {
                parts.add(matcher.group(group));
            }
            return Optional.of(new Sentence(english, parts));
        }
    }
}
