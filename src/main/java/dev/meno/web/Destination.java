package dev.meno.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a log-in leads: one of our own pages and nothing else, whatever the link says that brought somebody here. */
public final class Destination {
    private static final Pattern OWN_PAGE = Pattern.compile(
            "/(?:practice|dashboard|docs)(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*(?:\\?[A-Za-z0-9._~=&%+:,-]*)?");

    private static final int MAX_LENGTH = 1_000;

    private Destination() {}

    /** The path and query that were asked for, if they are a page of ours. */
    public static Optional<String> ownPage(@Nullable String next) {
        return Optional.ofNullable(next)
                .filter(path ->
                        path.length() <= MAX_LENGTH && OWN_PAGE.matcher(path).matches());
    }

    /** The page that a visitor asked for if they may see it, else the one on which they begin. */
    public static String of(@Nullable String next, Visitor visitor) {
        return ownPage(next).filter(visitor::maySee).orElseGet(visitor::home);
    }

    /** The first segment of a path, with its slash: {@code /dashboard} of {@code /dashboard/cohorts?x=1}. */
    static String firstSegment(String path) {
        return path.replaceFirst("^(/[^/?]*).*$", "$1");
    }
}
