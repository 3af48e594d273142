// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Lets the node fetch a file from another server, with its checksum and its certificate checked. */
final class DownloadFile implements Operation {
    private static final Pattern LAST_PART = Pattern.compile("https?://[^/]+/(?:[^?#]*/)?([^/?#]+)(?:[?#].*)?");

    private final StorageCalls calls;
    private final List<String> kinds;
    private final InputField<String> url = InputField.of(
            new FieldState("download-url", Sentence.of("Address")),
            ContentEndpoints.URL.type(),
            (given, cause) ->
                    Sentence.of("An address that begins with http:// or https:// is needed, without blanks."));
    private final InputField<String> name;
    private final ChoiceField<String> algorithm = ChoiceField.of(
            new FieldState("download-algorithm", Sentence.of("Checksum")),
            List.of(
                    Choice.of("", Sentence.of("none")),
                    Choice.of("sha256", Sentence.verbatim("SHA-256")),
                    Choice.of("sha512", Sentence.verbatim("SHA-512")),
                    Choice.of("sha384", Sentence.verbatim("SHA-384")),
                    Choice.of("sha1", Sentence.verbatim("SHA-1")),
                    Choice.of("md5", Sentence.verbatim("MD5"))));
    private final InputField<String> checksum;
    private final FlagField verify =
            new FlagField(new FieldState("download-verify", Sentence.of("Check the certificate")), true);
    private String proposed = "";

    /** @param kinds what the storage takes */
    DownloadFile(StorageCalls calls, List<String> kinds) {
        this.calls = calls;
        this.kinds = kinds;
        this.name = InputField.of(
                        new FieldState("download-name", Sentence.of("File name")), StorageEndpoints.UPLOAD_NAME.type())
                .checkedBy(this::refuseKind);
        this.checksum = InputField.of(
                        new FieldState("download-checksum", Sentence.of("Its value")),
                        StorageEndpoints.CHECKSUM.type(),
                        (given, cause) -> Sentence.of("Hexadecimal digits are needed: 0–9 and a–f."))
                .checkedBy(this::refuseLength, algorithm.valueProperty());
        url.textProperty().addListener((observed, before, now) -> propose());
        algorithm.valueProperty().addListener((observed, before, now) -> suitChecksum());
        verify.state()
                .hintProperty()
                .set(Sentence.of(
                        "Switch it off only for a server of your own: anybody in between could change the file."));
        algorithm.state().hintProperty().set(Sentence.of("Most publishers show one beside the file."));
        suitChecksum();
    }

    private void suitChecksum() {
        checksum.state().shownProperty().set(!algorithm.is(""));
    }

    /** The name follows the address until a person changes it. */
    private void propose() {
        Matcher part = LAST_PART.matcher(url.written());
        if (part.matches() && name.written().equals(proposed)) {
            proposed = part.group(1);
            name.textProperty().set(proposed);
        }
    }

    private Optional<Sentence> refuseKind(String wanted) {
        return ContentKinds.kindOf(wanted, kinds).isPresent()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "The ending tells what a file is, and this storage takes none of “{0}”. Such as .iso is possible.",
                        wanted));
    }

    private Optional<Sentence> refuseLength(String given) {
        int wanted = switch (algorithm.value().orElse("")) {
            case "md5" -> 32;
            case "sha1" -> 40;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> 64;
        };
        return given.length() == wanted
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "{0} digits are needed, {1} are given.",
                        Integer.toString(wanted), Integer.toString(given.length())));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Download to {0}", calls.storage().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "Node {0} fetches the file itself, nothing passes through this computer.",
                calls.node().name()));
    }

    @Override
    public Sheet sheet() {
        return new Sheet(
                List.of(url, name, algorithm, checksum), Sentence.of("Advanced: certificate"), List.of(verify));
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of(
                "url", url,
                "filename", name,
                "content", name,
                "checksum", checksum,
                "checksum-algorithm", algorithm,
                "verify-certificates", verify);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Download");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path()
                .with(ContentEndpoints.URL, url.written())
                .with(StorageEndpoints.UPLOAD_NAME, name.written())
                .with(
                        StorageEndpoints.UPLOAD_CONTENT,
                        ContentKinds.kindOf(name.written(), kinds).orElseThrow());
        String kind = algorithm.value().orElse("");
        if (!kind.isEmpty()) {
            arguments = arguments
                    .with(StorageEndpoints.CHECKSUM_ALGORITHM, kind)
                    .with(StorageEndpoints.CHECKSUM, checksum.written());
        }
        if (!verify.onProperty().get()) {
            arguments = arguments.with(ContentEndpoints.VERIFY_CERTIFICATES, false);
        }
        return calls.task(ContentEndpoints.DOWNLOAD_URL, arguments);
    }
}
