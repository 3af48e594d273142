// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.TemplateName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name of a volume on a storage that keeps files. Whatever a client sends becomes one of these before it touches a path. */
public sealed interface VolumeName {
    /**
     * Reads the part of a volume id behind the colon.
     *
     * @throws InvalidValueException naming what is wrong and what would be right
     */
    static VolumeName parse(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        String rest = name.substring(slash + 1);
        return switch (first) {
            case "iso" -> new Iso(rest);
            case "vztmpl" -> new Template(rest);
            case "backup" -> new Backup(rest);
            case "snippets" -> new Snippet(rest);
            case "import" -> new Import(rest);
            default -> Image.parse(name);
        };
    }

    /**
     * The name of a file of that kind.
     *
     * @throws InvalidValueException if the kind does not allow it
     */
    static VolumeName of(ContentType content, String fileName) {
        return switch (content) {
            case ISO -> new Iso(fileName);
            case VZTMPL -> new Template(fileName);
            case BACKUP -> new Backup(fileName);
            case SNIPPETS -> new Snippet(fileName);
            case IMPORT -> new Import(fileName);
            case IMAGES, ROOTDIR -> Image.ofFile(fileName);
        };
    }

    /** The kind of content it is. */
    ContentType content();

    /** Name of its file, one part of a path. */
    String fileName();

    /** The word for its format in a list of content. */
    String format();

    /** The guest that it belongs to, as far as its name tells. */
    default Optional<Vmid> owner() {
        return Optional.empty();
    }

    /**
     * A disk: {@code VMID/vm-VMID-disk-N.FORMAT}, or {@code base-…} for a template's. One that holds only what differs
     * from a template's has that one's name and a slash before its own.
     *
     * @param vmid the guest that owns it
     * @param fileName its file
     * @param base the template's disk below it
     */
    record Image(Vmid vmid, String fileName, Optional<Image> base) implements VolumeName {
        private static final Pattern FORM =
                Pattern.compile("(?:vm|base|subvol|basevol)-([1-9][0-9]{2,8})-[A-Za-z0-9][A-Za-z0-9._+-]*");
        private static final FileNameRule RULE = new FileNameRule(
                FORM.pattern() + "\\.(?:raw|qcow2|vmdk|subvol)",
                "a name such as vm-100-disk-0.qcow2 (raw, qcow2, vmdk or subvol)");

        public Image {
            RULE.check(fileName);
            if (base.flatMap(Image::base).isPresent()) {
                throw new InvalidValueException("a template's disk stands alone - got " + quote(fileName));
            }
            if (!vmidIn(fileName).equals(vmid)) {
                throw new InvalidValueException(
                        "a disk's name holds the number of the guest that owns it; one of guest " + vmid
                                + " is needed - got " + quote(fileName));
            }
        }

        /** A disk that stands alone. */
        public Image(Vmid vmid, String fileName) {
            this(vmid, fileName, Optional.empty());
        }

        /** The same disk on top of a template's. */
        public Image on(Image below) {
            return new Image(vmid, fileName, Optional.of(below));
        }

        static Image ofFile(String fileName) {
            return new Image(vmidIn(RULE.check(fileName)), fileName);
        }

        static Image parse(String name) {
            int slash = name.indexOf('/');
            if (slash < 0) {
                throw new InvalidValueException("the name of a volume begins with iso/, vztmpl/, backup/, snippets/,"
                        + " import/ or a VMID and a slash - got " + quote(name));
            }
            int own = name.indexOf('/', slash + 1) + 1;
            if (own > 0) {
                return parse(name.substring(own)).on(template(name.substring(0, own - 1)));
            }
            return new Image(Vmid.parse(name.substring(0, slash)), name.substring(slash + 1));
        }

        private static Image template(String name) {
            Image below = parse(name);
            if (!below.fileName.startsWith("base-")) {
                throw new InvalidValueException(
                        "only a template's disk has others on top of it - got " + quote(below.toString()));
            }
            return below;
        }

        private static Vmid vmidIn(String fileName) {
            Matcher form = FORM.matcher(fileName);
            if (!form.matches()) {
                throw new InvalidValueException(RULE.wanted() + " is needed - got " + quote(fileName));
            }
            return Vmid.parse(form.group(1));
        }

        /** How its content is kept. */
        public ImageFormat imageFormat() {
            return ImageFormat.ofFileName(fileName).orElseThrow();
        }

        @Override
        public ContentType content() {
            return imageFormat() == ImageFormat.SUBVOL ? ContentType.ROOTDIR : ContentType.IMAGES;
        }

        @Override
        public String format() {
            return imageFormat().word();
        }

        @Override
        public Optional<Vmid> owner() {
            return Optional.of(vmid);
        }

        @Override
        public String toString() {
            return base.map(below -> below + "/").orElse("") + vmid + "/" + fileName;
        }
    }

    /** A CD image, {@code iso/NAME.iso} or {@code .img}. */
    record Iso(String fileName) implements VolumeName {
        private static final FileNameRule RULE =
                new FileNameRule("(?i).+\\.(?:iso|img)", "a name that ends with .iso or .img");

        public Iso {
            RULE.check(fileName);
        }

        @Override
        public ContentType content() {
            return ContentType.ISO;
        }

        @Override
        public String format() {
            return "iso";
        }

        @Override
        public String toString() {
            return "iso/" + fileName;
        }
    }

    /** A container template, {@code vztmpl/NAME.tar.zst} and the like. */
    record Template(String fileName) implements VolumeName {
        private static final FileNameRule RULE = new FileNameRule(
                ".+\\.(?:tar|tar\\.(?:gz|xz|zst|bz2))",
                "a name that ends with .tar, .tar.gz, .tar.xz, .tar.zst or .tar.bz2, such as" + " "
                        + TemplateName.EXAMPLE + " (NAME_VERSION_ARCHITECTURE)");

        public Template {
            try {
                RULE.check(fileName);
            } catch (InvalidValueException e) {
                throw TemplateName.better(fileName)
                        .map(better -> new InvalidValueException(e.getMessage() + "; call it " + better))
                        .orElse(e);
            }
        }

        @Override
        public ContentType content() {
            return ContentType.VZTMPL;
        }

        /** {@code tar}, {@code tgz}, {@code txz}, {@code tzst} or {@code tbz2}. */
        @Override
        public String format() {
            String packing = fileName.substring(fileName.lastIndexOf('.') + 1);
            return packing.equals("tar") ? packing : "t" + packing;
        }

        @Override
        public String toString() {
            return "vztmpl/" + fileName;
        }
    }

    /** A backup, {@code backup/vzdump-qemu-100-2026_01_31-02_00_00.vma.zst} and the like. */
    record Backup(String fileName) implements VolumeName {
        private static final Pattern END =
                Pattern.compile("(.+?)\\.(tgz|tar(?:\\.(?:gz|lzo|zst|bz2))?|vma(?:\\.(?:gz|lzo|zst|bz2))?)");
        private static final FileNameRule RULE =
                new FileNameRule(END.pattern(), "a name that ends with .vma, .tar or .tgz, packed or not");
        private static final Pattern OWNED = Pattern.compile("vzdump-(qemu|lxc)-([1-9][0-9]{2,8})-.*");

        public Backup {
            RULE.check(fileName);
        }

        @Override
        public ContentType content() {
            return ContentType.BACKUP;
        }

        /** What follows the name, such as {@code vma.zst}. */
        @Override
        public String format() {
            Matcher end = END.matcher(fileName);
            return end.matches() ? end.group(2) : "tar";
        }

        @Override
        public Optional<Vmid> owner() {
            Matcher owned = OWNED.matcher(fileName);
            return owned.matches() ? Optional.of(Vmid.parse(owned.group(2))) : Optional.empty();
        }

        @Override
        public String toString() {
            return "backup/" + fileName;
        }

        /** What kind of guest it is of, {@code qemu} or {@code lxc}, as far as its name tells. */
        public Optional<String> subtype() {
            Matcher owned = OWNED.matcher(fileName);
            return owned.matches() ? Optional.of(owned.group(1)) : Optional.empty();
        }
    }

    /** A hook script or cloud-init file, {@code snippets/NAME}. */
    record Snippet(String fileName) implements VolumeName {
        private static final FileNameRule RULE = new FileNameRule(".+", "a plain file name");

        public Snippet {
            RULE.check(fileName);
        }

        @Override
        public ContentType content() {
            return ContentType.SNIPPETS;
        }

        @Override
        public String format() {
            return "snippet";
        }

        @Override
        public String toString() {
            return "snippets/" + fileName;
        }
    }

    /** A foreign disk or machine to be imported, {@code import/NAME.qcow2} and the like. */
    record Import(String fileName) implements VolumeName {
        private static final FileNameRule RULE = new FileNameRule(
                "[ A-Za-z0-9.+=_-]+\\.(?:ova|ovf|qcow2|raw|vmdk|vhdx|vhd|vdi|img)",
                "a name of letters, digits, spaces and .+=_- that ends with .ova, .ovf, .qcow2, .raw, .img, .vmdk, .vhdx,"
                        + " .vhd or .vdi");

        public Import {
            RULE.check(fileName);
        }

        @Override
        public ContentType content() {
            return ContentType.IMPORT;
        }

        @Override
        public String format() {
            return fileName.substring(fileName.lastIndexOf('.') + 1);
        }

        /** How the disk is kept, if it is a disk. */
        public Optional<ImageFormat> imageFormat() {
            return ImageFormat.ofFileName(fileName);
        }

        @Override
        public String toString() {
            return "import/" + fileName;
        }
    }
}
