// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Audio;
import java.util.List;

/** The sound card. Its sound is played nowhere: the screen's protocol carries none. */
final class AudioDevice implements QemuDevice {
    private static final String ID = "audio0";
    private static final String BACKEND = "sound-audio0";
    private static final PciAddress PLACE = PciAddress.on(2, 0xc);

    private final Audio audio;

    AudioDevice(Audio audio) {
        this.audio = audio;
    }

    @Override
    public List<Part> parts() {
        Part backend = Part.of(Part.Kind.SOUND, "none", BACKEND);
        Part card = Part.device(audio.device(), ID).at(PLACE);
        if (audio.device().equals("AC97")) {
            return List.of(backend, card.with("audiodev", BACKEND));
        }
        return List.of(backend, card, codec("hda-micro", 0), codec("hda-duplex", 1));
    }

    private static Part codec(String driver, int address) {
        return Part.device(driver, "codec" + address + "-" + ID)
                .with("bus", ID + ".0")
                .with("cad", address)
                .with("audiodev", BACKEND);
    }

    @Override
    public List<String> notes() {
        return audio.driver().equals("spice")
                ? List.of("audio0: there is no SPICE here; the guest has a sound card that nobody hears")
                : List.of();
    }
}
