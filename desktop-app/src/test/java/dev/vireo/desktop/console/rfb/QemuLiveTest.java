// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against QEMU's server, with a guest whose firmware halts at once, so that its screen never changes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QemuLiveTest {
    private static final String QEMU = "qemu-system-x86_64";
    private static final String PASSWORD = "secret12";

    /** cli; hlt; jump to hlt */
    private static final byte[] HALT = {(byte) 0xFA, (byte) 0xF4, (byte) 0xEB, (byte) 0xFD};

    private static final int FIRMWARE_SIZE = 1 << 16;
    private static final int RESET_VECTOR = FIRMWARE_SIZE - 16;

    /** Scancodes, and QEMU's own names for the keys that the guest's keyboard gets. */
    private static final String KEYS = """
            1E=a 10=q 02=1 0B=0 29=grave_accent 2B=backslash 56=less 39=spc 1C=ret 0F=tab 0E=backspace 01=esc
            2A=shift 36=shift_r 1D=ctrl 9D=ctrl_r 38=alt B8=alt_r DB=meta_l DC=meta_r DD=compose
            3B=f1 44=f10 57=f11 58=f12 C6=pause B7=print 46=scroll_lock 45=num_lock 3A=caps_lock
            C8=up D0=down CB=left CD=right D3=delete D2=insert C7=home CF=end C9=pgup D1=pgdn
            9C=kp_enter 4B=kp_4 52=kp_0 53=kp_decimal B5=kp_divide 37=kp_multiply 4A=kp_subtract 4E=kp_add
            """;

    @TempDir
    private Path folder;

    private Path socket;
    private RunningProgram qemu;

    @BeforeEach
    void start() throws IOException {
        RunningProgram.assumeInstalled(QEMU);
        byte[] firmware = new byte[FIRMWARE_SIZE];
        System.arraycopy(HALT, 0, firmware, RESET_VECTOR, HALT.length);
        Path file = Files.write(folder.resolve("firmware"), firmware);
        socket = folder.resolve("vnc");
        qemu = RunningProgram.start(List.of((QEMU + " -M pc -accel tcg -m 16 -nodefaults -vga std -bios " + file
                        + " -display none -vnc unix:" + socket + ",password=on -qmp stdio"
                        + " -trace input_event_key_qcode")
                .split(" ")));
        execute("{\"execute\":\"qmp_capabilities\"}");
        execute("{\"execute\":\"set_password\",\"arguments\":{\"protocol\":\"vnc\",\"password\":\"" + PASSWORD
                + "\"}}");
    }

    private void execute(String command) throws IOException {
        qemu.tell(command);
        String answer = qemu.await(line -> line.startsWith("{\"return\"") || line.startsWith("{\"error\""));
        assertThat(answer).startsWith("{\"return\"");
    }

    @AfterEach
    void stop() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private Viewer picture(String password, RfbSettings settings) throws IOException {
        return LiveSession.hold(socket, password, settings, session -> true).viewer();
    }

    @Test
    void passwordOpensTheScreen() throws IOException {
        Viewer viewer = picture(PASSWORD, RfbSettings.defaults());
        assertThat(viewer.heard).element(0).asString().startsWith("connected QEMU");
    }

    @Test
    void wrongPasswordIsRefused() throws IOException {
        RfbException end = Viewer.of(
                        new UnixSocketTransport(socket), VncPassword.of("secret13"), RfbSettings.defaults())
                .end();
        assertThat(end.kind()).isEqualTo(RfbException.Kind.AUTHENTICATION);
        assertThat(end).hasMessageStartingWith("Wrong password.");
    }

    @Test
    void changedPasswordCountsFromThenOn() throws IOException {
        execute("{\"execute\":\"set_password\",\"arguments\":{\"protocol\":\"vnc\",\"password\":\"other\"}}");
        assertThat(picture("other", RfbSettings.defaults()).heard).isNotEmpty();
        RfbException end = Viewer.of(new UnixSocketTransport(socket), VncPassword.of(PASSWORD), RfbSettings.defaults())
                .end();
        assertThat(end.kind()).isEqualTo(RfbException.Kind.AUTHENTICATION);
    }

    @ParameterizedTest
    @EnumSource
    void everyEncodingShowsTheSameScreen(Encoding encoding) throws IOException {
        int[] expected = picture(PASSWORD, RfbSettings.defaults().withEncodings(List.of(Encoding.RAW)))
                .pixels();
        assertThat(Arrays.stream(expected).distinct()).hasSizeGreaterThan(1);
        RfbSettings settings = RfbSettings.defaults().withEncodings(List.of(encoding));
        assertThat(picture(PASSWORD, settings).pixels()).isEqualTo(expected);
    }

    @Test
    void scancodesReachTheGuestAsTheKeysTheyMean() throws IOException {
        LiveSession.hold(socket, PASSWORD, RfbSettings.defaults(), session -> {
            KEYS.lines().flatMap(line -> Stream.of(line.split(" "))).forEach(pair -> {
                String[] key = pair.split("=");
                session.strike(0, Integer.parseInt(key[0], 16));
                // the keypad makes QEMU strike NumLock first, so that its own idea of it fits the keysym
                qemu.awaitError(line -> line.endsWith("qcode " + key[1] + ", down 1"));
                qemu.awaitError(line -> line.endsWith("qcode " + key[1] + ", down 0"));
            });
            return true;
        });
    }
}
