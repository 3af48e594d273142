// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.guest.PercentText;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The file {@code user.cfg}: users, API tokens, groups and the access list, fields separated by colons. Lines of other
 * kinds, comments among them, stay as they are.
 *
 * @param lines the lines in their order, read where they are known
 */
record UserFile(List<Line> lines) {
    UserFile {
        lines = List.copyOf(lines);
    }

    /** A line of the file. */
    sealed interface Line {
        /** The line as it is written. */
        String print();
    }

    /** {@code user:ID:enable:expire:first:last:email:comment:keys:}. */
    record User(UserId id, boolean enabled, long expire, List<String> texts) implements Line {
        static final int FIRST_NAME = 0;
        static final int LAST_NAME = 1;
        static final int EMAIL = 2;
        static final int COMMENT = 3;

        User {
            texts = List.copyOf(texts);
        }

        String text(int field) {
            return field < texts.size() ? PercentText.decode(texts.get(field)) : "";
        }

        @Override
        public String print() {
            return "user:" + id + ":" + (enabled ? 1 : 0) + ":" + expire + ":" + String.join(":", texts) + ":";
        }
    }

    /** {@code token:USER!TOKEN:expire:privsep:comment:}. */
    record Token(TokenId id, long expire, boolean separated, String comment) implements Line {
        @Override
        public String print() {
            return "token:" + id + ":" + expire + ":" + (separated ? 1 : 0) + ":" + PercentText.encode(comment) + ":";
        }
    }

    /** {@code group:ID:users:comment:}. */
    record Group(String id, Set<String> users, String comment) implements Line {
        @Override
        public String print() {
            return "group:" + id + ":" + String.join(",", users) + ":" + comment + ":";
        }
    }

    /** {@code acl:PROPAGATE:PATH:who,@group:role,role:}. */
    record Acl(boolean propagates, String path, Set<String> who, Set<String> roles) implements Line {
        @Override
        public String print() {
            return "acl:" + (propagates ? 1 : 0) + ":" + path + ":" + String.join(",", who) + ":"
                    + String.join(",", roles) + ":";
        }
    }

    /** A line of a kind that is not looked at. */
    record Other(String print) implements Line {}

    static UserFile parse(String text) {
        return new UserFile(text.lines().map(UserFileReader::readLine).toList());
    }

    String print() {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line.print()).append('\n'));
        return out.toString();
    }

    private <T extends Line> List<T> all(Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<User> users() {
        return all(User.class);
    }

    List<Token> tokens() {
        return all(Token.class);
    }

    List<Acl> acl() {
        return all(Acl.class);
    }

    Optional<User> user(UserId id) {
        return users().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    Optional<Token> token(TokenId id) {
        return tokens().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /** Names of the groups that a user is in, as the access list writes them. */
    Set<String> groupsOf(UserId user) {
        Set<String> names = new LinkedHashSet<>();
        all(Group.class).stream()
                .filter(group -> group.users().contains(user.toString()))
                .forEach(group -> names.add("@" + group.id()));
        return names;
    }

    UserFile with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new UserFile(more);
    }

    UserFile without(Predicate<Line> removed) {
        return new UserFile(lines.stream().filter(removed.negate()).toList());
    }

    /** The access list with one entry changed; entries that grant nothing any more are dropped. */
    UserFile withRole(String path, String who, String role, boolean propagates, boolean isGranted) {
        Map<Line, Line> changed = new LinkedHashMap<>();
        boolean isThere = false;
        for (Line line : lines) {
            boolean concerns = line instanceof Acl acl
                    && acl.path().equals(path)
                    && acl.roles().equals(Set.of(role));
            if (concerns && line instanceof Acl acl) {
                Set<String> members = new LinkedHashSet<>(acl.who());
                boolean grantsHere = isGranted && acl.propagates() == propagates;
                isThere |= grantsHere;
                boolean isChanged = grantsHere ? members.add(who) : members.remove(who);
                changed.put(line, isChanged ? new Acl(acl.propagates(), path, members, acl.roles()) : line);
            } else {
                changed.put(line, line);
            }
        }
        UserFile result = new UserFile(changed.values().stream()
                .filter(line -> !(line instanceof Acl acl && acl.who().isEmpty()))
                .toList());
        return isGranted && !isThere ? result.with(new Acl(propagates, path, Set.of(who), Set.of(role))) : result;
    }
}
