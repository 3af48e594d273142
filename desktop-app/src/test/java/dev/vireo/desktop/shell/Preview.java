// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.FakeAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;

/** Starts the desktop against a made-up server, to look at it; further arguments go to the desktop. */
public final class Preview {
    private Preview() {}

    /** Shows the window until it is closed. */
    public static void main(String... arguments) throws IOException {
        FakeAgent agent = new FakeAgent();
        Path password = Files.writeString(Files.createTempFile("preview", ".password"), "secret");
        String[] own = {
            "--server", agent.address().toString(),
            "--user", "admin@pve",
            "--password-file", password.toString(),
            "--fingerprint", agent.fingerprint().text()
        };
        String[] all = new String[own.length + arguments.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(arguments, 0, all, own.length, arguments.length);
        Application.launch(DesktopApp.class, all);
        agent.close();
    }
}
