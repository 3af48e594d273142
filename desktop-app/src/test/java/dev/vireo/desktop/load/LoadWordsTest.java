// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.metric.LoadProfile;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LoadWordsTest {
    private final Texts texts = new Texts();

    private String words(IntToDoubleFunction share) {
        return new Wording(texts).say(LoadWords.of(Weeks.week(share))).replace('\u00A0', ' ');
    }

    @Test
    void officeHoursAreSaidOfTheWorkingWeek() {
        assertThat(words(Weeks.block(0, 5, 9, 18, 0.6, 0.1))).isEqualTo("Usually busiest Mon–Fri 09–18, about 60 %.");
    }

    @Test
    void nightsAcrossMidnightAreOneStretch() {
        assertThat(words(Weeks.block(0, 7, 22, 4, 0.9, 0.1))).isEqualTo("Usually busiest every day 22–04, about 90 %.");
    }

    @Test
    void stretchThatEndsAtMidnightEndsAt24() {
        assertThat(words(Weeks.block(5, 7, 20, 24, 0.5, 0.1)))
                .isEqualTo("Usually busiest Sat and Sun 20–24, about 50 %.");
    }

    @Test
    void oneBusyDayIsNamed() {
        assertThat(words(Weeks.block(2, 3, 3, 5, 0.8, 0.1))).isEqualTo("Usually busiest Wed 03–05, about 80 %.");
    }

    @Test
    void secondBusyTimeIsSaidToo() {
        IntToDoubleFunction office = Weeks.block(0, 5, 9, 18, 0.6, 0.1);
        IntToDoubleFunction night = Weeks.block(0, 7, 1, 5, 0.9, 0);

        assertThat(words(hour -> Math.max(office.applyAsDouble(hour), night.applyAsDouble(hour))))
                .isEqualTo("Usually busiest every day 01–05, about 90 %. Also Mon–Fri 09–18, about 60 %.");
    }

    @Test
    void dayThatIsBusyThroughoutHasNoHours() {
        assertThat(words(Weeks.block(5, 7, 0, 24, 0.7, 0.1))).isEqualTo("Usually busiest Sat and Sun, about 70 %.");
    }

    @Test
    void loadThatIsAlwaysTheSameIsSaidSo() {
        assertThat(words(hour -> 0.55 + hour % 3 * 0.01)).isEqualTo("About the same at all hours: about 56 %.");
    }

    @Test
    void idleThingIsSaidToBeHardlyUsed() {
        assertThat(words(hour -> hour == 5 ? 0.04 : 0.01)).isEqualTo("Hardly used at any hour: 4 % at most.");
    }

    @Test
    void hoursAtWhichAGuestIsOffDoNotCount() {
        assertThat(words(hour -> hour % 24 < 8 ? Double.NaN : 0.5))
                .isEqualTo("About the same at all hours: about 50 %.");
    }

    @Test
    void weekOfWhichLittleIsKnownIsStillPutIntoWords() {
        assertThat(words(hour -> hour < 30 ? 0.2 + (hour >= 24 ? 0.5 : 0) : Double.NaN))
                .startsWith("Usually busiest");
        assertThat(words(hour -> Double.NaN)).startsWith("Hardly used");
    }

    @Test
    void storageIsFullRatherThanBusy() {
        LoadProfile profile =
                new LoadProfile("UTC", 28, 0, List.of(Weeks.measure("used", Weeks.block(0, 7, 1, 5, 0.9, 0.4))));
        Sentence said = LoadWords.of(UsualWeek.of(profile, "used").orElseThrow());

        assertThat(new Wording(texts).say(said)).startsWith("Usually fullest every day 01–05, about 90");
    }

    @Test
    void russianWordsAreComplete() {
        texts.languageProperty().set(Language.RUSSIAN);

        assertThat(words(Weeks.block(0, 5, 9, 18, 0.6, 0.1)))
                .isEqualTo("Обычно наибольшая нагрузка пн–пт с 09 до 18: около 60 %.");
    }
}
