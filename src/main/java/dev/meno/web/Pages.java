package dev.meno.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** The HTML of the pages: a shell that names the page's module, which draws the rest. */
@Singleton
class Pages {
    private final Assets assets;

    Pages(Assets assets) {
        this.assets = assets;
    }

    /**
     * A page that its module draws.
     *
     * @param title what stands in the browser's tab before the product's name
     * @param entry name of its module among the front end's pages
     */
    String shell(String title, String entry) {
        return Templates.shell(title, assets.path("theme.css"), assets.path("icon.svg"), assets.bundle(entry))
                .render();
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance shell(String title, String theme, String icon, Bundle bundle);
    }
}
