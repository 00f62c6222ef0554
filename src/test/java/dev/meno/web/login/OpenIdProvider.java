package dev.meno.web.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A small OpenID provider: it knows one client, takes anybody who comes for whom {@link #next} says, and is strict about the
 * protocol. Its log-in page is a redirect.
 */
public class OpenIdProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "meno-pages";
    static final String SECRET = "a-secret-of-the-client-with-32-characters";

    /** The claims of the next log-in; null gives it up. Static, for the test and the server are made by different loaders' calls. */
    private static final Map<String, Map<String, Object>> PENDING = new ConcurrentHashMap<>();

    private static volatile Map<String, Object> claims = Map.of();
    private static volatile boolean givesUp;
    private static volatile String lastRefusal = "";

    private final ObjectMapper json = new ObjectMapper();
    private final RsaJsonWebKey key = key();
    private HttpServer server;
    private String issuer = "";

    /** Whoever comes next is this one. */
    static void next(Map<String, Object> idTokenClaims) {
        claims = idTokenClaims;
        givesUp = false;
    }

    /** Whoever comes next changes their mind. */
    static void nextGivesUp() {
        givesUp = true;
    }

    /** Why the last request to the provider was refused. */
    static String lastRefusal() {
        return lastRefusal;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", this::discover);
        server.createContext("/keys", this::keys);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
        return Map.of(
                "meno.oidc.enabled", "true",
                "meno.oidc.issuer", issuer,
                "meno.oidc.client-id", CLIENT,
                "meno.oidc.client-secret", SECRET,
                "meno.oidc.tenant", "demo",
                "meno.oidc.roles-claim", "realm_access/roles",
                "meno.oidc.create-learners", "true");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void discover(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer + "/authorize",
                        "token_endpoint",
                        issuer + "/token",
                        "jwks_uri",
                        issuer + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"),
                        "code_challenge_methods_supported",
                        List.of("S256")));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of("keys", List.of(key.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parse(exchange.getRequestURI().getRawQuery());
        boolean asked = "code".equals(query.get("response_type"))
                && CLIENT.equals(query.get("client_id"))
                && query.getOrDefault("scope", "").contains("openid")
                && "S256".equals(query.get("code_challenge_method"))
                && query.containsKey("code_challenge")
                && query.containsKey("nonce")
                && query.containsKey("state");
        if (!asked) {
            refuse(exchange, "invalid_request");
            return;
        }
        String code = UUID.randomUUID().toString();
        Map<String, Object> pending = new HashMap<>(query);
        pending.put("claims", claims);
        PENDING.put(code, pending);
        String outcome = givesUp ? "error=access_denied" : "code=" + code;
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?" + outcome + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, "invalid_client");
            return;
        }
        Map<String, Object> pending = PENDING.remove(form.getOrDefault("code", ""));
        boolean proven = pending != null
                && pending.get("redirect_uri").equals(form.get("redirect_uri"))
                && pending.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!proven) {
            refuse(exchange, "invalid_grant");
            return;
        }
        answer(
                exchange,
                200,
                Map.of(
                        "access_token",
                        UUID.randomUUID().toString(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken(pending)));
    }

    @SuppressWarnings("unchecked")
    private String idToken(Map<String, Object> pending) {
        JwtClaims token = new JwtClaims();
        token.setIssuer(issuer);
        token.setAudience(CLIENT);
        token.setIssuedAtToNow();
        token.setExpirationTimeMinutesInTheFuture(5);
        token.setStringClaim("nonce", (String) pending.get("nonce"));
        ((Map<String, Object>) pending.get("claims")).forEach(token::setClaim);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(token.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuse(HttpExchange exchange, String error) throws IOException {
        lastRefusal = error;
        answer(exchange, 400, Map.of("error", error));
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parse(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey generated = RsaJwkGenerator.generateJwk(2048);
            generated.setKeyId("1");
            generated.setUse("sig");
            generated.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return generated;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
