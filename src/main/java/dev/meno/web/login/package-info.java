/** The log-in: a demo's accounts, an OpenID provider, and the session's cookie that takes the place of a bearer token. */
@NullMarked
package dev.meno.web.login;

import org.jspecify.annotations.NullMarked;
