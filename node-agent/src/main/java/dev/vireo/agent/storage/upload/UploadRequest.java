// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.io.InputStream;

/**
 * An upload as HTTP hands it over.
 *
 * @param body the form, unread; the caller closes it
 * @param contentType the request's header
 * @param length bytes of the body, or -1 if the client does not tell
 */
public record UploadRequest(InputStream body, String contentType, long length) {}
