// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.secret;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.guest.device.CustomCloudInit;
import dev.vireo.model.guest.device.IpConfig;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.ArrayList;
import java.util.List;

/** What cloud-init does in a virtual machine at its first start; it reaches the guest with the drive's next making. */
public final class CloudInitOptions {
    /** Form of the drive's files; without it {@code nocloud}, and {@code configdrive2} for Windows. */
    public static final Option<String> TYPE =
            now(optional("citype", choice("configdrive2", "nocloud", "opennebula"), "Form of the cloud-init drive"));
    /** Name of the user; the image's own if absent. */
    public static final Option<String> USER =
            now(optional("ciuser", text("[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?", "a user's name"), "User that is set up"));
    /** Password of the user; it is stored as a hash. */
    public static final Option<String> PASSWORD = now(optional("cipassword", secret(), "Password of the user"));
    /** Public keys, percent-encoded, one a line. */
    public static final Option<String> SSH_KEYS =
            now(optional("sshkeys", text("[A-Za-z0-9%@._~+/=*'() -]{0,32768}", "percent-encoded keys"), "SSH keys"));
    /** Whether packages are upgraded. */
    public static final Option<Boolean> UPGRADE = now(
            optional("ciupgrade", flag(), "Upgrade packages at the first start").withDefault(true));
    /** Files of one's own. */
    public static final Option<CustomCloudInit> CUSTOM =
            now(optional("cicustom", CustomCloudInit.TYPE, "Files of one's own"));
    /** Addresses of name servers. */
    public static final Option<String> NAME_SERVER = now(optional(
            "nameserver", text("[0-9A-Fa-f:.]{2,45}([ ,;]+[0-9A-Fa-f:.]{2,45})*", "IP addresses"), "Name servers"));
    /** Domains that names are looked up in. */
    public static final Option<String> SEARCH_DOMAIN = now(optional(
            "searchdomain", text("[A-Za-z0-9.-]{1,253}([ ,;]+[A-Za-z0-9.-]{1,253})*", "domains"), "Search domains"));
    /** Addresses of each network card. */
    public static final OptionFamily<IpConfig> IP_CONFIG =
            OptionFamily.of(now(optional("ipconfig", IpConfig.TYPE, "Addresses of the network card")), 31);

    /** Keys without the family. */
    static final List<Option<?>> PLAIN =
            List.of(TYPE, USER, PASSWORD, SSH_KEYS, UPGRADE, CUSTOM, NAME_SERVER, SEARCH_DOMAIN);
    /** The family. */
    static final List<OptionFamily<?>> FAMILIES = List.of(IP_CONFIG);

    private CloudInitOptions() {}

    private static <T> Option<T> now(Option<T> option) {
        return option.withEffect(Effect.NOW);
    }

    /** Every key, members of the family among them. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        PLAIN.forEach(option -> keys.add(option.name()));
        IP_CONFIG.members().forEach(option -> keys.add(option.name()));
        return List.copyOf(keys);
    }
}
