// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers about the software of a node and its certificates. */
public final class UpdateAnswers {
    private UpdateAnswers() {}

    /**
     * A package.
     *
     * @param version the newer version, or where there is none, the present one
     * @param oldVersion the present version
     * @param currentState {@code Installed} or {@code NotInstalled}; in the list of versions alone
     * @param runningKernel the kernel that runs; with one package of the list of versions alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SoftwarePackage(
            @JsonProperty("Package") String name,
            @JsonProperty("Title") @Nullable String title,
            @JsonProperty("Description") @Nullable String description,
            @JsonProperty("Arch") @Nullable String architecture,
            @JsonProperty("Section") @Nullable String section,
            @JsonProperty("Priority") @Nullable String priority,
            @JsonProperty("Origin") @Nullable String origin,
            @JsonProperty("Version") @Nullable String version,
            @JsonProperty("OldVersion") @Nullable String oldVersion,
            @JsonProperty("CurrentState") @Nullable String currentState,
            @JsonProperty("RunningKernel") @Nullable String runningKernel) {}

    /**
     * A certificate.
     *
     * @param filename what it is: the file of stock servers, or {@code node} and {@code authority}
     * @param notBefore seconds since 1970; not valid before
     * @param notAfter seconds since 1970; not valid after
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CertificateInfo(
            @Nullable String filename,
            @Nullable String fingerprint,
            @Nullable String subject,
            @Nullable String issuer,
            @Nullable List<String> san,
            @JsonProperty("notbefore") @Nullable Long notBefore,
            @JsonProperty("notafter") @Nullable Long notAfter,
            @JsonProperty("public-key-type") @Nullable String keyType,
            @JsonProperty("public-key-bits") @Nullable Integer keyBits,
            @Nullable String pem) {}
}
