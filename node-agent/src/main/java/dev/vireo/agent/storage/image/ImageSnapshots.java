// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Snapshots within a qcow2 image that no guest has open. */
public final class ImageSnapshots {
    private static final RunLimits LIMITS = RunLimits.QUICK.within(Duration.ofHours(1));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImagePrograms programs;
    private final String program;

    ImageSnapshots(ImagePrograms programs, String program) {
        this.programs = programs;
        this.program = program;
    }

    /** Names of the snapshots in an image, which a guest may have open. */
    public Set<String> names(Path image) {
        ProgramResult result = programs.run(
                List.of(program, "info", "-U", "--output=json", "-f", ImageFormat.QCOW2.word(), absolute(image)),
                LIMITS);
        require(result, "info");
        try {
            Set<String> names = new LinkedHashSet<>();
            for (JsonNode snapshot : JSON.readTree(result.output()).path("snapshots")) {
                names.add(snapshot.path("name").asText());
            }
            return names;
        } catch (JsonProcessingException e) {
            throw ApiException.failed("qemu-img info does not answer with JSON", e);
        }
    }

    /** Keeps the present content under that name. */
    public void take(Path image, String name) {
        run(image, "-c", name);
    }

    /** Makes the content under that name the present one. */
    public void rollBack(Path image, String name) {
        run(image, "-a", name);
    }

    /** Removes what is kept under that name. */
    public void remove(Path image, String name) {
        run(image, "-d", name);
    }

    /** The image is described by its parts: the program takes no format otherwise and would guess it. */
    private void run(Path image, String action, String name) {
        String described =
                "driver=qcow2,file.driver=file,file.filename=" + absolute(image).replace(",", ",,");
        require(
                programs.run(List.of(program, "snapshot", "-q", "--image-opts", action, name, described), LIMITS),
                "snapshot");
    }

    private static void require(ProgramResult result, String what) {
        if (!result.isSuccess()) {
            throw ApiException.failed(
                    "qemu-img " + what + " failed: " + result.reason().replaceFirst("^qemu-img: ", ""));
        }
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }
}
