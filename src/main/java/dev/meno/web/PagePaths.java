package dev.meno.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages are, and how one leads to another. */
public final class PagePaths {
    public static final String HTML = "text/html;charset=utf-8";

    public static final String PRACTICE = "/practice";
    public static final String DASHBOARD = "/dashboard";
    public static final String DOCS = "/docs";
    public static final String LOGIN = "/login";
    public static final String LOGIN_BY_PROVIDER = LOGIN + "/oidc";
    public static final String LOGOUT = "/logout";

    private PagePaths() {}

    /** A path to log in at, with the page to go to afterwards; empty for where one begins. */
    public static String withNext(String path, String next) {
        return next.isEmpty() ? path : path + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** Relative on purpose: behind a proxy we know neither the scheme nor the host that the browser sees. */
    public static Response redirect(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
