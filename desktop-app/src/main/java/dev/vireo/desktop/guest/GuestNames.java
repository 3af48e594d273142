// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.inventory.GuestItem;

/** Names of guests in sentences. */
public final class GuestNames {
    private GuestNames() {}

    /** Kind and number: {@code VM 102}. */
    public static Sentence of(GuestItem guest) {
        String vmid = guest.vmid().toString();
        return isVm(guest) ? Sentence.of("VM {0}", vmid) : Sentence.of("CT {0}", vmid);
    }

    /** Kind, number and name: {@code VM 102 (web)}. */
    public static Sentence full(GuestItem guest) {
        String vmid = guest.vmid().toString();
        return isVm(guest)
                ? Sentence.of("VM {0} ({1})", vmid, guest.name())
                : Sentence.of("CT {0} ({1})", vmid, guest.name());
    }

    private static boolean isVm(GuestItem guest) {
        return guest.kind() == GuestItem.Kind.VM;
    }
}
