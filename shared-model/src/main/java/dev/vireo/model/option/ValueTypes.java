// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values that options have. */
public final class ValueTypes {
    /** What stands between the elements of a list as an argument; no argument of a call contains it. */
    public static final String LIST_SEPARATOR = "\0";

    private static final Pattern DNS_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,14}");

    private ValueTypes() {}

    /** Yes or no, written {@code 1} and {@code 0}. */
    public static ValueType<Boolean> flag() {
        return FlagType.PLAIN;
    }

    /** Yes or no as property strings write it: also {@code on/off}, {@code yes/no}, {@code true/false}. */
    public static ValueType<Boolean> wordyFlag() {
        return FlagType.WORDY;
    }

    /** Any whole number. */
    public static ValueType<Long> integer() {
        return new IntegerType(null, null);
    }

    /** A whole number of at least {@code minimum}. */
    public static ValueType<Long> integer(long minimum) {
        return new IntegerType(minimum, null);
    }

    /** A whole number in a range, both ends allowed. */
    public static ValueType<Long> integer(long minimum, long maximum) {
        return new IntegerType(minimum, maximum);
    }

    /** A number of at least {@code minimum}. */
    public static ValueType<Double> number(double minimum) {
        return new NumberType(minimum, null);
    }

    /** A number in a range, both ends allowed. */
    public static ValueType<Double> number(double minimum, double maximum) {
        return new NumberType(minimum, maximum);
    }

    /** One of some words. */
    public static ValueType<String> choice(String... words) {
        return new ChoiceType(List.of(words));
    }

    /** Any text without control characters, line breaks and tabs aside. */
    public static ValueType<String> text() {
        return new TextType(null, "a text", null);
    }

    /** Any text of at most {@code maxLength} characters. */
    public static ValueType<String> text(int maxLength) {
        return new TextType(null, "a text", maxLength);
    }

    /** A text of a certain form; {@code wanted} names the form in errors. */
    public static ValueType<String> text(String pattern, String wanted) {
        return new TextType(Pattern.compile(pattern), wanted, null);
    }

    /** A text of a certain form and length. */
    public static ValueType<String> text(String pattern, String wanted, int maxLength) {
        return new TextType(Pattern.compile(pattern), wanted, maxLength);
    }

    /** A password or other secret: any characters, and no error text ever repeats it. */
    public static ValueType<String> secret() {
        return new SecretType(null);
    }

    /** A secret of at most {@code maxLength} characters. */
    public static ValueType<String> secret(int maxLength) {
        return new SecretType(maxLength);
    }

    /** A list of texts of any characters. */
    public static ValueType<List<String>> texts() {
        return new TextListType();
    }

    /** A host name with or without a domain. */
    public static ValueType<String> dnsName() {
        return new TextType(DNS_NAME, "a host name (letters, digits, hyphens, dots)", null);
    }

    /** Name of a bridge on the node. */
    public static ValueType<String> interfaceName() {
        return new TextType(INTERFACE, "an interface name of 1 to 15 letters, digits, '_', '.', '-'", null);
    }

    /** A guest's number. */
    public static ValueType<Vmid> vmid() {
        return new ParsedType<>(Vmid::parse, Schema.of("integer").within((double) Vmid.MINIMUM, (double) Vmid.MAXIMUM));
    }

    /** A node's name. */
    public static ValueType<NodeName> node() {
        return parsed(NodeName::parse);
    }

    /** A storage's name. */
    public static ValueType<StorageId> storage() {
        return parsed(StorageId::parse);
    }

    /** A volume's address. */
    public static ValueType<VolumeId> volume() {
        return parsed(VolumeId::parse);
    }

    /** A snapshot's name. */
    public static ValueType<SnapshotName> snapshot() {
        return new ParsedType<>(SnapshotName::parse, Schema.of("string").atMost(40));
    }

    /** A user's name with the realm. */
    public static ValueType<UserId> user() {
        return new ParsedType<>(UserId::parse, Schema.of("string").atMost(64));
    }

    /** A text that a typed value reads and writes as {@code toString}. */
    public static <T> ValueType<T> parsed(Function<String, T> parser) {
        return new ParsedType<>(parser, Schema.of("string"));
    }

    private record FlagType(List<String> yes, List<String> no) implements ValueType<Boolean> {
        static final FlagType PLAIN = new FlagType(List.of("1"), List.of("0"));
        static final FlagType WORDY =
                new FlagType(List.of("1", "on", "yes", "true"), List.of("0", "off", "no", "false"));

        @Override
        public Boolean parse(String text) {
            if (yes.contains(text)) {
                return true;
            }
            if (no.contains(text)) {
                return false;
            }
            throw new InvalidValueException("type check ('boolean') failed - got " + quote(text));
        }

        @Override
        public String format(Boolean value) {
            return value ? "1" : "0";
        }

        @Override
        public Schema schema() {
            return Schema.of("boolean");
        }
    }

    private record ChoiceType(List<String> words) implements ValueType<String> {
        @Override
        public String parse(String text) {
            if (!words.contains(text)) {
                throw new InvalidValueException("value " + quote(text) + " does not have a value in the enumeration '"
                        + String.join(", ", words) + "'");
            }
            return text;
        }

        @Override
        public String format(String value) {
            return value;
        }

        @Override
        public Schema schema() {
            return Schema.choice(words);
        }
    }

    private record ParsedType<T>(Function<String, T> parser, Schema schema) implements ValueType<T> {
        @Override
        public T parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String format(T value) {
            return String.valueOf(value);
        }
    }
}
