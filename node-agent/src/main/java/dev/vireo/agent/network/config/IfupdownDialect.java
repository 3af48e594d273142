// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.network.config.IfupdownText.Block;
import dev.vireo.model.api.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Debian's {@code /etc/network/interfaces}, for ifupdown and ifupdown2. */
final class IfupdownDialect implements NetworkDialect {
    /** The file that is changed; files that it sources are read alone. */
    static final String MAIN = "interfaces";

    @Override
    public List<InterfaceSetup> read(FileSet files) {
        Map<String, List<IfupdownStanza>> stanzas = new LinkedHashMap<>();
        Set<String> started = new LinkedHashSet<>();
        for (String text : files.texts().values()) {
            for (Block block : IfupdownText.parse(text).blocks()) {
                if (block.isInterface()) {
                    stanzas.computeIfAbsent(block.words().get(1), name -> new ArrayList<>())
                            .add(IfupdownStanza.of(block));
                } else if (block.keyword().equals("auto") || block.keyword().equals("allow-auto")) {
                    started.addAll(block.words().subList(1, block.words().size()));
                }
            }
        }
        List<InterfaceSetup> setups = new ArrayList<>();
        stanzas.forEach((name, all) -> setups.add(IfupdownSetup.read(name, all, started.contains(name))));
        return setups;
    }

    @Override
    public FileSet write(FileSet files, InterfaceSetup setup) {
        requireOwn(files, setup.name());
        List<Block> blocks =
                new ArrayList<>(IfupdownText.parse(files.text(MAIN)).blocks());
        List<Integer> places = places(blocks, setup.name());
        List<IfupdownStanza> before =
                places.stream().map(at -> IfupdownStanza.of(blocks.get(at))).toList();
        List<IfupdownStanza> after = IfupdownSetup.write(setup, before);
        List<Block> added = after.stream()
                .filter(stanza -> !before.contains(stanza))
                .map(IfupdownStanza::block)
                .toList();
        if (places.isEmpty()) {
            append(blocks, added);
        } else {
            boolean comeFirst = !before.contains(after.get(0));
            addNear(blocks, comeFirst ? places.get(0) : places.get(places.size() - 1) + 1, added);
            int shift = comeFirst ? 2 * added.size() : 0;
            for (int i = places.size() - 1; i >= 0; i--) {
                if (after.contains(before.get(i))) {
                    blocks.set(places.get(i) + shift, before.get(i).block());
                } else {
                    removeApart(blocks, places.get(i) + shift);
                }
            }
        }
        setStarted(blocks, setup.name(), setup.isAutostarted());
        return files.with(MAIN, IfupdownText.printChanged(blocks));
    }

    private void requireOwn(FileSet files, String name) {
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            if (!file.getKey().equals(MAIN)
                    && !places(IfupdownText.parse(file.getValue()).blocks(), name)
                            .isEmpty()) {
                throw ApiException.failed("the interface '" + name + "' is set up in /etc/network/" + file.getKey()
                        + ", which is not changed from here: change it there");
            }
        }
    }

    private static List<Integer> places(List<Block> blocks, String name) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            if (blocks.get(at).isInterface(name)) {
                places.add(at);
            }
        }
        return places;
    }

    private static void append(List<Block> blocks, List<Block> added) {
        if (!blocks.isEmpty()) {
            String last = blocks.get(blocks.size() - 1).text();
            if (!last.endsWith("\n")) {
                blocks.set(
                        blocks.size() - 1,
                        new Block(
                                IfupdownText.parse(last + "\n").blocks().get(0).lines()));
            }
            if (!last.isBlank()) {
                blocks.add(new Block(List.of("\n")));
            }
        }
        addApart(blocks, blocks.size(), added);
    }

    private static void addApart(List<Block> blocks, int at, List<Block> added) {
        int place = at;
        for (int i = 0; i < added.size(); i++) {
            if (i > 0) {
                blocks.add(place++, new Block(List.of("\n")));
            }
            blocks.add(place++, added.get(i));
        }
    }

    /** Adds stanzas beside others of the interface, each with an empty line towards those. */
    private static void addNear(List<Block> blocks, int at, List<Block> added) {
        boolean isBehind = at > 0 && blocks.get(at - 1).isInterface();
        for (Block block : added) {
            blocks.addAll(
                    at, isBehind ? List.of(new Block(List.of("\n")), block) : List.of(block, new Block(List.of("\n"))));
        }
    }

    /** Removes a block and one of the empty lines around it. */
    private static void removeApart(List<Block> blocks, int at) {
        blocks.remove(at);
        boolean isBlankBefore = at == 0 || blocks.get(at - 1).text().isBlank();
        if (isBlankBefore && at < blocks.size() && blocks.get(at).text().isBlank()) {
            blocks.remove(at);
        } else if (at == blocks.size() && at > 0 && blocks.get(at - 1).text().isBlank()) {
            blocks.remove(at - 1);
        }
    }

    private static void setStarted(List<Block> blocks, String name, boolean isStarted) {
        boolean wasStarted = false;
        for (int at = blocks.size() - 1; at >= 0; at = Math.min(at, blocks.size()) - 1) {
            Block block = blocks.get(at);
            boolean isAuto = block.keyword().equals("auto") || block.keyword().equals("allow-auto");
            if (isAuto && block.words().subList(1, block.words().size()).contains(name)) {
                wasStarted = true;
                if (!isStarted) {
                    removeName(blocks, at, name);
                }
            }
        }
        if (isStarted && !wasStarted) {
            blocks.add(places(blocks, name).get(0), new Block(List.of("auto " + name + "\n")));
        }
    }

    private static void removeName(List<Block> blocks, int at, String name) {
        List<String> words = new ArrayList<>(blocks.get(at).words());
        words.removeIf(name::equals);
        if (words.size() == 1) {
            removeApart(blocks, at);
        } else {
            blocks.set(at, new Block(List.of(String.join(" ", words) + "\n")));
        }
    }

    @Override
    public FileSet remove(FileSet files, String name) {
        requireOwn(files, name);
        List<Block> blocks =
                new ArrayList<>(IfupdownText.parse(files.text(MAIN)).blocks());
        List<Integer> places = places(blocks, name);
        for (int i = places.size() - 1; i >= 0; i--) {
            removeApart(blocks, places.get(i));
        }
        for (int at = blocks.size() - 1; at >= 0; at = Math.min(at, blocks.size()) - 1) {
            Block block = blocks.get(at);
            boolean isAbout = block.keyword().equals("auto") || block.keyword().startsWith("allow-");
            if (isAbout && block.words().subList(1, block.words().size()).contains(name)) {
                removeName(blocks, at, name);
            }
        }
        return files.with(MAIN, IfupdownText.printChanged(blocks));
    }

    @Override
    public Set<String> changed(FileSet before, FileSet after) {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        Set<String> changed = new LinkedHashSet<>();
        now.forEach((name, text) -> {
            if (!text.equals(old.get(name))) {
                changed.add(name);
            }
        });
        old.keySet().stream().filter(name -> !now.containsKey(name)).forEach(changed::add);
        return changed;
    }

    /** All stanzas of each interface, without comments: those change nothing. */
    private Map<String, String> texts(FileSet files) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String text : files.texts().values()) {
            for (Block block : IfupdownText.parse(text).blocks()) {
                if (block.isInterface()) {
                    IfupdownStanza stanza = IfupdownStanza.of(block);
                    stanza.setNotes("");
                    texts.merge(stanza.name(), stanza.block().text(), String::concat);
                }
            }
        }
        return texts;
    }
}
