package dev.meno.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** The HTML of the pages. */
@Singleton
class Pages {
    private final Frames frames;
    private final PracticeCourses courses;

    Pages(Frames frames, PracticeCourses courses) {
        this.frames = frames;
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
        return Templates.shell(frames.drawn(title, path, entry), visitor).render();
    }

    /** The practice page, which knows the tenant's courses by name: the API lists them to no learner. */
    String practice(Visitor visitor) {
        return Templates.practice(frames.drawn("Practice", PagePaths.PRACTICE, "practice"), visitor, courses.json())
                .render();
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance shell(Frame frame, Visitor visitor);

        static native TemplateInstance practice(Frame frame, Visitor visitor, String courses);
    }
}
