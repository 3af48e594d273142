// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.terminal.vt.Span.Place;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    private static final String LINK = "\033]8;;%s\033\\";
    private static final String END = "\033]8;;\033\\";

    private final Terminal terminal = new Terminal(60, 6, 100, reply -> {});

    private Optional<String> target(long row, int column) {
        return terminal.linkAt(new Place(row, column)).map(Link::target).map(URI::toString);
    }

    private Span span(long row, int column) {
        return terminal.linkAt(new Place(row, column)).orElseThrow().span();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a for more | https://example.org/a",
                "see https://example.org/a. Then | https://example.org/a",
                "(https://example.org/a) | https://example.org/a",
                "'https://example.org/a', | https://example.org/a",
                "<https://example.org/a> | https://example.org/a",
                "url=\"https://example.org/a?b=c&d=%20#e\" | https://example.org/a?b=c&d=%20#e",
                "a https://example.org/wiki/Vireo_(bird)! | https://example.org/wiki/Vireo_(bird)",
                "http://192.0.2.1:8006/#v1:0:18 | http://192.0.2.1:8006/#v1:0:18",
                "HTTPS://Example.org | https://Example.org",
                "[http://[2001:db8::1]:8006/] | http://[2001:db8::1]:8006/",
            })
    void anAddressInTheTextIsALinkWithoutTheSentenceAroundIt(String text, String wanted) {
        terminal.feed(text);

        assertThat(target(0, text.toLowerCase(java.util.Locale.ROOT).indexOf("http") + 9))
                .contains(wanted);
    }

    @Test
    void onlyTheAddressItselfIsTheLink() {
        terminal.feed("see https://example.org/a. Then");

        assertThat(target(0, 3)).isEmpty();
        assertThat(span(0, 4)).isEqualTo(new Span(new Place(0, 4), new Place(0, 25)));
        assertThat(target(0, 25)).isEmpty();
    }

    @Test
    void anAddressThatIsBrokenOverRowsIsOneLinkAlsoInTheHistory() {
        String address = "https://example.org/" + "abcdefghij".repeat(9);
        terminal.feed("0123456789 " + address + " end" + "\r\n".repeat(10));

        assertThat(target(0, 11)).contains(address);
        assertThat(target(1, 30)).contains(address);
        assertThat(span(1, 30)).isEqualTo(new Span(new Place(0, 11), new Place(2, 1)));
        assertThat(target(2, 3)).isEmpty();
    }

    @Test
    void wideCharactersAndOtherScriptsBelongToTheAddress() {
        terminal.feed("https://пример.рф/日本?q=1 x");

        assertThat(target(0, 21)).contains("https://xn--e1afmkfd.xn--p1ai/%E6%97%A5%E6%9C%AC?q=1");
        assertThat(span(0, 0).end()).isEqualTo(new Place(0, 26));
    }

    @Test
    void aProgramsLinkLeadsWhereItSaysWhateverItsText() {
        terminal.feed("a " + LINK.formatted("https://example.org/x") + "the page" + END + " b");

        assertThat(target(0, 1)).isEmpty();
        assertThat(target(0, 2)).contains("https://example.org/x");
        assertThat(span(0, 9)).isEqualTo(new Span(new Place(0, 2), new Place(0, 10)));
        assertThat(target(0, 10)).isEmpty();
    }

    @Test
    void aProgramsLinkMayHaveParametersAndEndWithABell() {
        terminal.feed("\033]8;id=7:x=y;https://example.org/;a\007text\033]8;;\007");

        assertThat(target(0, 0)).contains("https://example.org/;a");
    }

    @Test
    void aProgramsLinkOutlivesItsRowsWayIntoTheHistoryAndANewWidth() {
        terminal.feed(LINK.formatted("https://example.org/x") + "page" + END + "\r\n".repeat(10));
        assertThat(target(0, 2)).contains("https://example.org/x");

        terminal.feed(LINK.formatted("https://example.org/y") + "0123456789".repeat(5) + END);
        terminal.resize(30, 6);
        assertThat(target(11, 5)).contains("https://example.org/y");
        assertThat(span(11, 5).start()).isEqualTo(new Place(10, 0));
    }

    @Test
    void whatIsWrittenOverALinkIsNone() {
        terminal.feed(
                LINK.formatted("https://example.org/x") + "0123456789" + END + "\rab\033[5Gx\033[8G\033[P\033[2;1H");

        assertThat(target(0, 1)).isEmpty();
        assertThat(target(0, 2)).contains("https://example.org/x");
        assertThat(target(0, 4)).isEmpty();
        assertThat(target(0, 8)).contains("https://example.org/x");
        assertThat(target(0, 9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "javascript:alert(1)",
                "ssh://example.org",
                "vnc://example.org",
                "https://",
                "https:///etc",
                "https://exa mple.org/",
                "HTTPS",
            })
    void whatIsNoWebPageIsNoLink(String address) {
        terminal.feed(LINK.formatted(address) + "text" + END);

        assertThat(target(0, 0)).isEmpty();
    }

    @Test
    void whatWouldTurnAnAddressAroundIsWrittenOut() {
        terminal.feed(LINK.formatted("https://example.org/\u202emoc") + "text" + END);

        assertThat(target(0, 0)).contains("https://example.org/%E2%80%AEmoc");
    }

    @Test
    void anEndlessAddressIsNoLink() {
        terminal.feed(LINK.formatted("https://example.org/" + "a".repeat(3000)) + "text" + END);

        assertThat(target(0, 0)).isEmpty();
    }

    @Test
    void whatLooksLikeAnEndlessAddressIsNoLinkEither() {
        terminal.resize(1000, 6);
        terminal.feed("http://a" + ")".repeat(4000));

        assertThat(target(2, 0)).isEmpty();
    }

    @Test
    void ofAFloodOfLinksTheLastOnesAreKnown() {
        for (int i = 0; i <= LinkTable.MOST; i++) {
            terminal.feed(LINK.formatted("https://example.org/" + i) + "x" + END + "\r\n");
        }

        long last = LinkTable.MOST;
        assertThat(target(last, 0)).contains("https://example.org/" + last);
        terminal.feed(LINK.formatted("https://example.org/next"));
        assertThat(target(last, 0)).contains("https://example.org/" + last);
        assertThat(new LinkTable().address(1)).isEmpty();
    }

    @Test
    void aResetEndsALinkThatAProgramLeftOpen() {
        terminal.feed(LINK.formatted("https://example.org/x") + "a\033[!pb");

        assertThat(target(0, 0)).contains("https://example.org/x");
        assertThat(target(0, 1)).isEmpty();
    }

    @Test
    void thereIsNoLinkBesideTheText() {
        terminal.feed("https://example.org");

        assertThat(target(0, 59)).isEmpty();
        assertThat(target(0, 60)).isEmpty();
        assertThat(target(3, 0)).isEmpty();
        assertThat(target(-5, 0)).isEmpty();
        assertThat(target(1000, 0)).isEmpty();
    }
}
