// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.option.PropertyString;

/** What a mapping stands for on each node. */
@SuppressWarnings("ImmutableEnumChecker") // a property string's form is made of unmodifiable lists
public enum MappingKind {
    /** A directory, which guests share. */
    DIRECTORY("dir", "directory", "mapping/directory.cfg", MappingEntry.DIRECTORIES),
    /** A PCI device, or one of several alike. */
    PCI("pci", "PCI", "mapping/pci.cfg", MappingEntry.PCI_DEVICES),
    /** A USB device. */
    USB("usb", "USB", "mapping/usb.cfg", MappingEntry.USB_DEVICES);

    private final String word;
    private final String label;
    private final String file;
    private final PropertyString form;

    MappingKind(String word, String label, String file, PropertyString form) {
        this.word = word;
        this.label = label;
        this.file = file;
        this.form = form;
    }

    /** The word in the API's paths. */
    public String word() {
        return word;
    }

    /** The word before "mapping" in texts. */
    public String label() {
        return label;
    }

    /** Path in the cluster's configuration. */
    public String file() {
        return file;
    }

    /** Reads what a mapping of this kind stands for on one node. */
    public MappingEntry parse(String text) {
        return new MappingEntry(form.parse(text));
    }

    /** Writes it. */
    public String format(MappingEntry entry) {
        return form.format(entry.properties());
    }

    /** What access lists say about a mapping. */
    public AccessPath accessPath(MappingId id) {
        return new AccessPath("/mapping/" + word + "/" + id);
    }
}
