// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;

import dev.vireo.model.storage.TemplateContents;
import java.util.List;

/** Templates of containers. A server that has them tells the capability {@link #CAPABILITY}. */
public final class TemplateEndpoints {
    /** Names it in the answer of {@code /version}. */
    public static final String CAPABILITY = "templates";

    /** What is inside a template, before a container is made of it. The whole archive is read and checked. */
    public static final Endpoint<TemplateContents> LOOK = Endpoint.get(
                    "/vireo/nodes/{node}/storage/{storage}/template-contents", NODE, STORAGE, StorageEndpoints.VOLUME)
            .allows(Permission.rule(ExtraRule.READ_VOLUME), Answer.one(TemplateContents.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LOOK);

    private TemplateEndpoints() {}
}
