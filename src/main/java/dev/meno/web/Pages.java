package dev.meno.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The HTML of the pages. */
@Singleton
class Pages {
    private final Assets assets;
    private final DemoAccounts demo;
    private final OidcConfig oidc;
    private final PracticeCourses courses;

    Pages(Assets assets, DemoAccounts demo, OidcConfig oidc, PracticeCourses courses) {
        this.assets = assets;
        this.demo = demo;
        this.oidc = oidc;
        this.courses = courses;
    }

    /**
     * A page that its module draws; all that the server says is the frame around it.
     *
     * @param title what stands in the browser's tab before the product's name
     * @param entry name of its module among the front end's pages
     * @param path the page's own, to mark it in the navigation
     */
    String shell(String title, String entry, String path, Visitor visitor) {
        return Templates.shell(frame(title, entry, path), visitor).render();
    }

    /** The practice page, which knows the tenant's courses by name: the API lists them to no learner. */
    String practice(Visitor visitor) {
        return Templates.practice(frame("Practice", "practice", PageResource.PRACTICE), visitor, courses.json())
                .render();
    }

    private Frame frame(String title, String entry, String path) {
        return new Frame(title, path, assets, Optional.of(assets.bundle(entry)));
    }

    /**
     * The log-in, which needs no script.
     *
     * @param next where to go afterwards; empty for where one begins
     */
    String login(String next, Visitor visitor) {
        return Templates.login(
                        new Frame("Sign in", PageResource.LOGIN, assets, Optional.empty()),
                        visitor,
                        next,
                        visitor.isKnown() && !next.isEmpty(),
                        demo.offered(),
                        oidc.enabled()
                                ? Optional.of(new Link(oidc.label(), PageResource.withNext(OidcResource.PATH, next)))
                                : Optional.empty())
                .render();
    }

    /** A page that says why somebody was not logged in. */
    String refusal(String heading, String reason) {
        return Templates.refusal(
                        new Frame(heading, PageResource.LOGIN, assets, Optional.empty()),
                        Visitor.STRANGER,
                        heading,
                        reason)
                .render();
    }

    /** What every page has around its content. */
    record Frame(String title, String path, Assets assets, Optional<Bundle> bundle) {
        public String theme() {
            return assets.path("theme.css");
        }

        public String icon() {
            return assets.path("icon.svg");
        }
    }

    /** A link to where one logs in by a provider. */
    record Link(String label, String href) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance shell(Frame frame, Visitor visitor);

        static native TemplateInstance practice(Frame frame, Visitor visitor, String courses);

        static native TemplateInstance login(
                Frame frame,
                Visitor visitor,
                String next,
                boolean refused,
                List<DemoAccount> accounts,
                Optional<Link> singleSignOn);

        static native TemplateInstance refusal(Frame frame, Visitor visitor, String heading, String reason);
    }
}
