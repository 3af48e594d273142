// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a template of containers.
 *
 * @param ostype the value of {@code ostype} that a container gets; {@code unmanaged} for an unknown system
 * @param system its name for people; absent if it does not say
 * @param version its version; absent if it does not say
 * @param arch the value of {@code arch} that its programs need; absent if it holds no program
 * @param entries how many files, links and directories
 * @param bytes of its files when they are unpacked
 * @param packed bytes of the archive
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TemplateContents(
        String ostype,
        @Nullable String system,
        @Nullable String version,
        @Nullable String arch,
        long entries,
        long bytes,
        long packed) {}
