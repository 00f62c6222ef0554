package dev.meno.web.login;

import dev.meno.web.DemoAccount;
import dev.meno.web.DemoAccounts;
import dev.meno.web.Frame;
import dev.meno.web.Frames;
import dev.meno.web.PagePaths;
import dev.meno.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The HTML of the log-in. */
@Singleton
class LoginPages {
    private final Frames frames;
    private final DemoAccounts demo;
    private final OidcConfig oidc;

    LoginPages(Frames frames, DemoAccounts demo, OidcConfig oidc) {
        this.frames = frames;
        this.demo = demo;
        this.oidc = oidc;
    }

    /**
     * The log-in, which needs no script.
     *
     * @param next where to go afterwards; empty for where one begins
     */
    String login(String next, Visitor visitor) {
        return Templates.login(
                        frames.plain("Sign in", PagePaths.LOGIN),
                        visitor,
                        next,
                        visitor.isKnown() && !next.isEmpty(),
                        demo.offered(),
                        oidc.enabled()
                                ? Optional.of(
                                        new Link(oidc.label(), PagePaths.withNext(PagePaths.LOGIN_BY_PROVIDER, next)))
                                : Optional.empty())
                .render();
    }

    /** A page that says why somebody was not logged in. */
    String refusal(String heading, String reason) {
        return Templates.refusal(frames.plain(heading, PagePaths.LOGIN), Visitor.STRANGER, heading, reason)
                .render();
    }

    /** A link to where one logs in by a provider. */
    record Link(String label, String href) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

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
