// SPDX-License-Identifier: Apache-2.0
/**
 * The client side of RFB, the protocol of VNC, free of any toolkit. Start reading at {@link
 * dev.vireo.desktop.console.rfb.RfbClient}: it shakes hands, then reads server messages; {@code UpdateReader} hands each
 * rectangle to the decoder of its encoding, which writes straight into the {@link
 * dev.vireo.desktop.console.rfb.Framebuffer}. The server is not trusted: every number it sends is checked before use.
 */
@NullMarked
package dev.vireo.desktop.console.rfb;

import org.jspecify.annotations.NullMarked;
