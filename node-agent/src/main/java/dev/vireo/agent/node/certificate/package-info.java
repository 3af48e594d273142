// SPDX-License-Identifier: Apache-2.0
/** The certificates that the node shows. Start with {@link dev.vireo.agent.node.certificate.CertificateRoutes}. */
@NullMarked
package dev.vireo.agent.node.certificate;

import org.jspecify.annotations.NullMarked;
