// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against TigerVNC's server, which has a desktop of its own that shows the old grey weave and a cross as cursor. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class XvncLiveTest {
    /** What tigervncpasswd writes for "password": the text under DES with a key that is the same everywhere. */
    private static final byte[] PASSWORD_FILE = HexFormat.of().parseHex("dbd83cfd727a1458");

    @TempDir
    private Path folder;

    private Path socket;
    private RunningProgram server;
    private String display;

    @BeforeEach
    void start() throws IOException {
        RunningProgram.assumeInstalled("Xvnc");
        Path passwords = Files.write(folder.resolve("passwords"), PASSWORD_FILE);
        socket = folder.resolve("vnc");
        List<String> command = List.of(("Xvnc -displayfd 1 -retro -geometry 642x483 -depth 24 -nolisten tcp -rfbport -1"
                        + " -SecurityTypes VncAuth -PasswordFile " + passwords + " -rfbunixpath " + socket)
                .split(" "));
        server = RunningProgram.start(command, Map.of(), folder.resolve("errors"));
        display = ":" + server.await(line -> line.matches("[0-9]+"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private LiveSession picture(RfbSettings settings) throws IOException {
        return LiveSession.hold(socket, "password", settings, session -> true);
    }

    @Test
    void passwordOpensTheDesktop() throws IOException {
        Viewer viewer = picture(RfbSettings.defaults()).viewer();
        assertThat(viewer.heard).hasSize(2).endsWith("resized 642x483");
    }

    @Test
    void cursorTakesItsShapeWhereThePointerIs() throws IOException {
        Viewer viewer = LiveSession.hold(socket, "password", RfbSettings.defaults(), session -> {
                    session.point(300, 200);
                    return session.viewer().cursorShape().width() > 0;
                })
                .viewer();
        assertThat(viewer.cursorShape().hotX()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwort", "passwor", "Password", "\u043F\u0430\u0440\u043E\u043B\u044C"})
    void wrongPasswordIsRefused(String password) throws IOException {
        RfbException end = Viewer.of(new UnixSocketTransport(socket), VncPassword.of(password), RfbSettings.defaults())
                .end();
        assertThat(end.kind()).isEqualTo(RfbException.Kind.AUTHENTICATION);
        assertThat(end).hasMessageStartingWith("Wrong password.");
    }

    @Test
    void onlyEightBytesOfThePasswordCount() throws IOException {
        Viewer viewer = LiveSession.hold(socket, "password123", RfbSettings.defaults(), session -> true)
                .viewer();
        assertThat(viewer.heard).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyEncodingShowsTheSameDesktop(Encoding encoding) throws IOException {
        int[] expected = picture(RfbSettings.defaults().withEncodings(List.of(Encoding.RAW)))
                .viewer()
                .pixels();
        assertThat(Arrays.stream(expected).distinct()).containsExactlyInAnyOrder(0xFF000000, 0xFFFFFFFF);
        RfbSettings settings = RfbSettings.defaults().withEncodings(List.of(encoding));
        assertThat(picture(settings).viewer().pixels()).isEqualTo(expected);
    }

    @Test
    void desktopTakesTheSizeThatIsAskedFor() throws IOException {
        boolean[] asked = new boolean[1];
        Viewer viewer = LiveSession.hold(socket, "password", RfbSettings.defaults(), session -> {
                    if (!asked[0]) {
                        asked[0] = true;
                        session.askForSize(800, 601);
                    }
                    return session.viewer().framebuffer().width() == 800;
                })
                .viewer();
        assertThat(viewer.heard).endsWith("resized 800x601");
    }

    @Test
    void pointerAndKeysReachAProgram() throws IOException {
        RunningProgram.assumeInstalled("xev");
        List<String> command = List.of("xev", "-display", display, "-geometry", "300x300+0+0");
        try (RunningProgram window = RunningProgram.start(command)) {
            window.await(line -> line.startsWith("Expose"));
            LiveSession.hold(socket, "password", RfbSettings.defaults(), session -> {
                session.point(70, 80);
                window.await(line -> line.contains("root:(70,80)"));
                session.strike('q', 0x10);
                assertThat(keysym(window)).isEqualTo("0x71, q");
                session.strike(0x01000444, 0);
                assertThat(keysym(window)).isEqualTo("0x1000444, U0444");
                session.strike(0xFFC2, 0x3F);
                assertThat(keysym(window)).isEqualTo("0xffc2, F5");
                return true;
            });
        }
    }

    private static String keysym(RunningProgram window) {
        window.await(line -> line.startsWith("KeyPress"));
        String line = window.await(text -> text.contains("keysym"));
        String answer = Pattern.compile(".*\\(keysym (.*)\\), same_screen.*")
                .matcher(line)
                .replaceFirst("$1");
        window.await(text -> text.startsWith("KeyRelease"));
        return answer;
    }
}
