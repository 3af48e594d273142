// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the parts of a form.
 *
 * @param text as the content type gives it: 1 to 70 characters of ASCII
 */
record Boundary(String text) {
    private static final Pattern PARAMETER = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]*)\"|([^\\s;,\"]+))");
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

    /** Reads the content type of a request. */
    static Boundary of(String contentType) throws MultipartException {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new MultipartException("an upload has the content type multipart/form-data");
        }
        Matcher parameter = PARAMETER.matcher(contentType);
        if (!parameter.find()) {
            throw new MultipartException("the content type multipart/form-data lacks a boundary");
        }
        String text = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        if (!ALLOWED.matcher(text).matches()) {
            throw new MultipartException("the boundary of the form has 1 to 70 letters, digits and '()+_,-./:=? signs");
        }
        return new Boundary(text);
    }

    /** What stands before every part but the first, and before the end. */
    byte[] delimiter() {
        return ("\r\n--" + text).getBytes(StandardCharsets.US_ASCII);
    }
}
