// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.WriteBack;
import dev.vireo.model.api.ApiException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of {@code qemu-img convert}: from an image into a file, which is replaced if it exists. */
record ImageCopy(String program, ImageSource source, Path target, ImageFormat format, CopyTerms terms) {
    private static final Pattern PERCENT = Pattern.compile("\\(([0-9]{1,3}(?:\\.[0-9]+)?)/100%\\)");
    private static final int KEPT_OUTPUT = 1 << 16;

    /** Copies; what keeps it from that becomes an error for the caller, and the target may exist in part then. */
    void run(ImagePrograms programs, Preallocation preallocation) {
        RunLimits limits = new RunLimits(terms.time(), KEPT_OUTPUT);
        ProgramResult result = programs.run(command(preallocation), limits, this::tell);
        if (!result.isSuccess()) {
            throw ApiException.failed("copying the image failed: " + QemuImage.reason(result));
        }
    }

    List<String> command(Preallocation preallocation) {
        List<String> command = new ArrayList<>();
        if (terms.memoryBytes() > 0) {
            // It ends with the agent's thread, even if that is killed: nobody would look after it any more.
            command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "prlimit", "--as=" + terms.memoryBytes()));
            command.addAll(
                    List.of("--fsize=" + (terms.fileBytes() > 0 ? terms.fileBytes() : "unlimited"), "--core=0", "--"));
        }
        command.addAll(List.of(program, "convert", "-p", "-f", source.driver(), "-O", format.word()));
        command.addAll(List.of("-o", options(preallocation)));
        if (source.isInUse()) {
            command.add("-U");
        }
        source.snapshot().ifPresent(name -> command.addAll(List.of("-l", "snapshot.name=" + name.replace(",", ",,"))));
        if (terms.bytesPerSecond() > 0) {
            command.addAll(List.of("-r", Long.toString(terms.bytesPerSecond())));
        }
        command.add(QemuImage.absolute(source.file()));
        command.add(QemuImage.absolute(target));
        return command;
    }

    private String options(Preallocation preallocation) {
        return format == ImageFormat.VMDK
                ? "subformat=monolithicSparse"
                : "preallocation=" + preallocation.in(format).word();
    }

    private void tell(String printed) {
        Matcher percent = PERCENT.matcher(printed);
        double last = -1;
        while (percent.find()) {
            last = Double.parseDouble(percent.group(1));
        }
        if (last >= 0) {
            terms.progress().accept(last / 100);
        }
        // What is on its way to the disk already need not be waited for when the copy is synced at last.
        WriteBack.begin(target);
    }
}
