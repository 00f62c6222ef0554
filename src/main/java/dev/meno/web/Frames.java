package dev.meno.web;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the frames of pages. */
@Singleton
public class Frames {
    private final Assets assets;

    Frames(Assets assets) {
        this.assets = assets;
    }

    /** Around a page that needs no script. */
    public Frame plain(String title, String path) {
        return frame(title, path, Optional.empty());
    }

    /**
     * Around a page that a module draws.
     *
     * @param entry name of the module among the front end's pages
     */
    Frame drawn(String title, String path, String entry) {
        return frame(title, path, Optional.of(assets.bundle(entry)));
    }

    private Frame frame(String title, String path, Optional<Bundle> bundle) {
        return new Frame(title, path, assets.path("theme.css"), assets.path("icon.svg"), bundle);
    }
}
