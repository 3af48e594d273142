// SPDX-License-Identifier: Apache-2.0
/** Files sent by a client. Start with {@link dev.vireo.agent.storage.upload.UploadReceiver}. */
@NullMarked
package dev.vireo.agent.storage.upload;

import org.jspecify.annotations.NullMarked;
