package dev.meno.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.meno.Api;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What all pages share: log-in, frame, policy, weight; and that the checks of {@link Visit} find what they look for. */
@BrowserTest
class FoundationBrowserTest {
    private static final long FIRST_PAGE_BYTES = 300_000;

    /** A button of 44 pixels and the space around it; two lines have more than 88. */
    private static final double ONE_LINE_PIXELS = 70;

    @Test
    void aDemoInstructorLogsInAndOutByKeyboardAlone(Visit visit) {
        Page page = visit.open(Device.DESKTOP);
        page.navigate("/dashboard");
        assertThat(page).hasURL(Pattern.compile("/login\\?next=%2Fdashboard$"));
        Locator button = button(page, "Continue as demo instructor");
        button.focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/dashboard$"));

        button(page, "Sign out").focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/login$"));
        page.navigate("/dashboard");
        assertThat(page).hasURL(Pattern.compile("/login\\?next=%2Fdashboard$"));
    }

    @Test
    void aDemoLearnerReachesPracticeOnAPhone(Visit visit) {
        Page page = visit.open(Device.PHONE);
        page.navigate("/");
        button(page, "Continue as demo learner").tap();
        assertThat(page).hasURL(Pattern.compile("/practice$"));
        assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
    }

    @Test
    void whoeverLacksTheRoleIsToldSo(Visit visit) {
        Page page = visit.open(Device.DESKTOP);
        visit.logIn(page, "learner");
        page.navigate("/dashboard");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You're signed in as Demo learner");
        visit.assertAccessible(page);
        visit.screenshot(page, "login-other-role");
    }

    @Test
    void theSkipLinkIsFirstAndLeadsToTheContent(Visit visit) {
        Page page = visit.open(Device.DESKTOP);
        page.navigate("/login");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to content");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void theLogInIsAccessibleOnEveryScreenInBothSchemes(Visit visit) {
        for (Device device : Device.values()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = visit.open(device, scheme);
                page.navigate("/login");
                visit.assertAccessible(page);
                visit.assertFitsWidth(page);
                visit.screenshot(page, "login-%s-%s".formatted(device, scheme).toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    void theDescriptionOfTheApiCanBeTriedWithATokenUnderThePolicy(Visit visit) {
        String token = Api.demo("partner");
        Page page = visit.open(Device.DESKTOP);
        page.navigate("/docs");
        button(page, "Authorize").click();
        page.getByRole(AriaRole.DIALOG)
                .or(page.locator(".dialog-ux"))
                .locator("input[type=text]")
                .first()
                .fill(token);
        page.locator(".dialog-ux .auth-btn-wrapper .authorize").click();
        page.locator(".dialog-ux .btn-done").click();
        page.locator("#operations-Content-listCourses .opblock-summary-control").click();
        button(page, "Try it out").click();
        page.locator("#operations-Content-listCourses .execute").click();
        assertThat(page.locator("#operations-Content-listCourses .live-responses-table .response-col_status")
                        .last())
                .containsText("200");
        assertThat(page.locator("#operations-Content-listCourses .live-responses-table"))
                .containsText("mls-c01");
        visit.screenshot(page, "docs");
    }

    @Test
    void theBarIsOneLineHighOnAPhone(Visit visit) {
        for (Map.Entry<String, String> first :
                Map.of("/practice", "learner", "/dashboard", "instructor").entrySet()) {
            Page page = visit.open(Device.PHONE);
            visit.logIn(page, first.getValue());
            page.navigate(first.getKey());
            assertThat(button(page, "Sign out")).isVisible();
            assertThat(page.locator(".bar").boundingBox().height)
                    .as("height of the bar on %s", first.getKey())
                    .isLessThan(ONE_LINE_PIXELS);
            // Somebody may have both pages.
            page.evaluate("""
                    () => {
                        const link = document.querySelector('.bar nav a');
                        const other = link.cloneNode(true);
                        other.textContent = link.textContent === 'Practice' ? 'Dashboard' : 'Practice';
                        link.before(other);
                    }""");
            assertThat(page.locator(".bar").boundingBox().height)
                    .as("height of the bar with one page more than %s", first.getKey())
                    .isLessThan(ONE_LINE_PIXELS);
        }
    }

    @Test
    void aFirstPageIsLight(Visit visit) {
        for (Map.Entry<String, String> first : Map.of("/login", "", "/practice", "learner", "/dashboard", "instructor")
                .entrySet()) {
            Page page = visit.open(Device.PHONE);
            if (!first.getValue().isEmpty()) {
                visit.logIn(page, first.getValue());
            }
            assertThat(visit.transferred(page, first.getKey()))
                    .as("bytes of %s", first.getKey())
                    .isBetween(1_000L, FIRST_PAGE_BYTES);
        }
    }

    @Test
    void theChecksFindWhatTheyLookFor(Visit visit) {
        Page page = visit.open(Device.PHONE);
        page.navigate("/login");
        page.evaluate("""
                () => {
                    const picture = new Image();
                    picture.src = 'https://elsewhere.example/picture.png';
                    document.querySelector('main').append(picture);
                    const script = document.createElement('script');
                    script.textContent = 'window.breached = true';
                    document.body.append(script);
                    document.querySelector('main').insertAdjacentHTML('beforeend', '<div class="wide">x</div><button></button>');
                    document.querySelector('.wide').style.width = '2000px';
                    console.error('an error of ours');
                }""");
        assertThat(page.evaluate("() => window.breached === undefined")).isEqualTo(true);
        assertThatThrownBy(() -> visit.assertAccessible(page)).hasMessageContaining("button-name");
        assertThatThrownBy(() -> visit.assertFitsWidth(page)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(visit::assertNothingWentWrong)
                .hasMessageContaining("img-src")
                .hasMessageContaining("script-src")
                .hasMessageContaining("an error of ours");
        visit.expect(".");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
