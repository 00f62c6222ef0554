package dev.meno.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.meno.ApiTest;
import dev.meno.platform.Role;
import dev.meno.platform.Wire;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/**
 * Promise R32: a token counts only if we signed it, for us, for now. Each forgery differs from the control token in one
 * thing, so that it is this thing that is refused.
 */
@ApiTest
class ForgedTokenTest {
    private static final String PATH = "/v1/cohorts";
    private static final long HOUR = 3_600;

    @Inject
    SigningKey key;

    @Inject
    AccessConfig config;

    @Inject
    Clock clock;

    @Test
    void aTokenThatDiffersInNothingPasses() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(get(wire, signed(claims())).status()).isEqualTo(200);
            assertThat(get(wire, tampered("groups", List.of(Role.PARTNER))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenWithoutASignatureIsRefused() throws Exception {
        String payload = encode(JsonUtil.toJson(claims()));
        for (String algorithm : List.of("none", "None", "NONE", "nOnE", "", "HS256", "RS256")) {
            String head = encode("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm));
            refused("alg " + algorithm, head + "." + payload + ".");
            refused("alg " + algorithm + " in two parts", head + "." + payload);
        }
        refused("no alg", encode("{}") + "." + payload + ".");
        refused("a signature cut off", cut(signed(claims())));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        byte[] der = key.publicKey().getEncoded();
        String base64 = Base64.getEncoder().encodeToString(der);
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        byte[] modulus = ((RSAPublicKey) key.publicKey()).getModulus().toByteArray();
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            for (byte[] secret : List.of(der, ascii(base64), ascii(pem), ascii(pem + "\n"), ascii(lines), modulus)) {
                refused(algorithm, hmac(algorithm, secret));
            }
        }
    }

    @Test
    void aTokenOfAnotherKeyOrAlgorithmIsRefused() throws Exception {
        KeyPair own = ownKey();
        refused("another key", signed(claims(), own, Map.of()));
        KeyPair ours = new KeyPair(key.publicKey(), key.privateKey());
        for (String algorithm : List.of("RS384", "RS512", "PS256")) {
            refused(algorithm, signed(claims(), ours, Map.of("alg", algorithm)));
        }
    }

    @Test
    void aTokenForAnotherTimeIsRefused() throws Exception {
        long now = clock.instant().getEpochSecond();
        refused("expired", signed(with("exp", now - 60)));
        refused("no expiry", signed(without("exp")));
        refused("an expiry that is no number", signed(with("exp", "tomorrow")));
        refused("not yet valid", signed(with("nbf", now + HOUR)));
        refused("no time of issue", signed(without("iat")));
    }

    @Test
    void aTokenOfOrForSomebodyElseIsRefused() throws Exception {
        for (String claim : List.of("iss", "aud")) {
            refused("another " + claim, signed(with(claim, "another")));
            refused("no " + claim, signed(without(claim)));
            refused("an empty " + claim, signed(with(claim, "")));
            refused("a longer " + claim, signed(with(claim, config.issuer() + ".evil.example")));
        }
        refused("audiences without us", signed(with("aud", List.of("a", "b"))));
    }

    @Test
    void aTokenThatDoesNotSayWhoIsRefused() throws Exception {
        for (String claim : List.of("tenant", "groups", "sub")) {
            refused("no " + claim, signed(without(claim)));
            refused(claim + " null", signed(with(claim, null)));
            refused(claim + " a number", signed(with(claim, 42)));
            refused(claim + " an object", signed(with(claim, Map.of("a", "b"))));
        }
        refused("groups of numbers", signed(with("groups", List.of(1, 2))));
        refused("no group at all", signed(with("groups", List.of())));
        refused("tenant a list", signed(with("tenant", List.of("demo"))));
        refused("tenant empty", signed(with("tenant", "")));
    }

    @Test
    void aChangedPayloadIsRefused() throws Exception {
        refused("another tenant", tampered("tenant", "other"));
        refused("another role", tampered("groups", List.of(Role.PARTNER, Role.OPERATOR)));
        refused("another subject", tampered("sub", "somebody"));
        refused("a later expiry", tampered("exp", clock.instant().getEpochSecond() + 1_000_000));
    }

    @Test
    void aKeyThatTheTokenBringsIsNeitherUsedNorFetched() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyPair own = ownKey();
        RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey) own.getPublic());
        jwk.setKeyId("own");
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = ascii("{\"keys\":[%s]}".formatted(jwk.toJson()));
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        try {
            String url =
                    "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
            Map<String, Object> jwkParameters = JsonUtil.parseJson(jwk.toJson());
            for (Map<String, Object> header : List.<Map<String, Object>>of(
                    Map.of("jku", url),
                    Map.of("jku", url, "kid", "own"),
                    Map.of("x5u", url),
                    Map.of("kid", url),
                    Map.of("kid", "own"),
                    Map.of("kid", "../../../../dev/null"),
                    Map.of("kid", "' union select 'key"),
                    Map.of("jwk", jwkParameters),
                    Map.of("jwk", jwkParameters, "kid", "own"),
                    Map.of(
                            "x5c",
                            List.of(Base64.getEncoder()
                                    .encodeToString(own.getPublic().getEncoded()))),
                    Map.of("crit", List.of("exp")))) {
                refused(header.keySet().toString(), signed(claims(), own, header));
            }
            // A hint on a token that we did sign changes nothing, and is not followed either.
            try (Wire wire = new Wire()) {
                KeyPair ours = new KeyPair(key.publicKey(), key.privateKey());
                assertThat(get(wire, signed(claims(), ours, Map.of("jku", url, "x5u", url)))
                                .status())
                        .isIn(200, 401);
            }
        } finally {
            server.stop(0);
        }
        assertThat(fetches).hasValue(0);
    }

    @Test
    void anOversizedTokenIsRefused() throws Exception {
        refused("of 10 kB", signed(with("padding", "x".repeat(10_000))));
        try (Wire wire = new Wire()) {
            // Over the limit for headers the server does not read the request at all.
            assertThat(get(wire, signed(with("padding", "x".repeat(60_000)))).status())
                    .isIn(401, 431);
        }
    }

    @Test
    void garbageIsRefused() throws Exception {
        String good = signed(claims());
        for (String token : List.of(
                "x",
                ".",
                "..",
                "...",
                "....",
                "a.b.c",
                "null",
                "e30.e30.e30",
                good + "x",
                good + ".",
                "." + good,
                good.substring(1),
                good.replace('.', ','),
                good + "." + good,
                encode("[]") + "." + encode("[]") + "." + encode("[]"),
                encode("{\"alg\":\"RS256\"") + "." + encode("{") + ".AAAA",
                encode("{\"alg\":1}") + "." + encode("{}") + ".AAAA",
                encode("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA",
                encode("{\"alg\":\"RS256\"}") + "." + encode("[".repeat(4_000)) + ".AAAA",
                encode("{\"a\":".repeat(1_000)) + "." + encode("{}") + ".AAAA",
                good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342))) {
            refused(token.substring(0, Math.min(60, token.length())), token);
        }
    }

    @Test
    void aHeaderWithoutABearerTokenIsRefused() {
        try (Wire wire = new Wire()) {
            for (String header :
                    List.of("Bearer", "Bearer ", "bearer", "Basic ZGVtbzpkZW1v", "Digest x", "x", "Negotiate")) {
                assertUnauthenticated(wire.send("GET", PATH, "", new byte[0], "Authorization", header), header);
            }
            assertUnauthenticated(wire.send("GET", PATH, "", new byte[0]), "no header");
        }
    }

    @Test
    void aTokenElsewhereThanInTheHeaderIsNoToken() throws Exception {
        String good = signed(claims());
        try (Wire wire = new Wire()) {
            assertUnauthenticated(wire.send("GET", PATH + "?access_token=" + good, "", new byte[0]), "query");
            assertUnauthenticated(wire.send("GET", PATH, "", new byte[0], "Cookie", "Bearer=" + good), "cookie");
        }
    }

    private static void refused(String what, String token) {
        try (Wire wire = new Wire()) {
            assertUnauthenticated(get(wire, token), what);
        }
    }

    private static void assertUnauthenticated(Wire.Answer answer, String what) {
        answer.assertProblem(401, what);
        assertThat(answer.header("WWW-Authenticate")).as(what).startsWith("Bearer");
    }

    private static Wire.Answer get(Wire wire, String token) {
        return wire.send("GET", PATH, token, new byte[0]);
    }

    private Map<String, Object> claims() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", config.issuer());
        claims.put("aud", config.issuer());
        claims.put("sub", "demo-partner");
        claims.put("groups", List.copyOf(Set.of(Role.PARTNER)));
        claims.put("tenant", "demo");
        claims.put("iat", now);
        claims.put("exp", now + HOUR);
        return claims;
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private Map<String, Object> without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return claims;
    }

    private String signed(Map<String, Object> claims) throws JoseException {
        return signed(claims, new KeyPair(key.publicKey(), key.privateKey()), Map.of());
    }

    private static String signed(Map<String, Object> claims, KeyPair pair, Map<String, Object> header)
            throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(JsonUtil.toJson(claims));
        signature.setAlgorithmHeaderValue("RS256");
        signature.setHeader("typ", "JWT");
        header.forEach(signature.getHeaders()::setObjectHeaderValue);
        signature.setKey(pair.getPrivate());
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    /** The control token, with a claim changed after it was signed. */
    private String tampered(String claim, Object value) throws JoseException {
        Map<String, Object> claims = claims();
        String[] parts = signed(claims).split("\\.", -1);
        claims.put(claim, value);
        return parts[0] + "." + encode(JsonUtil.toJson(claims)) + "." + parts[2];
    }

    private String hmac(String algorithm, byte[] secret) throws GeneralSecurityException {
        String input = encode("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm)) + "."
                + encode(JsonUtil.toJson(claims()));
        Mac mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
        mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
        return input + "." + encode(mac.doFinal(ascii(input)));
    }

    private static KeyPair ownKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        return generator.generateKeyPair();
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
