package dev.meno.access;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The RSA key pair of the built-in token issuer; it outlives a restart, and so do the tokens. */
@Singleton
// Made at start: a key that is missing or unreadable stops the application, not its first request.
@Startup
class SigningKey {
    private static final int KEY_BITS = 2048;

    private final RSAPrivateCrtKey privateKey;
    private final PublicKey publicKey;

    SigningKey(AccessConfig config, @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind) {
        Path file = config.jwtPrivateKey().orElseGet(() -> generatedKey(config, databaseKind));
        try {
            privateKey = rsa(KeyUtils.decodePrivateKey(Files.readString(file)), file);
            publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing key (%s) can't be read as an RSA key in PEM format.".formatted(file), e);
        }
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    private static RSAPrivateCrtKey rsa(PrivateKey key, Path file) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return rsa;
        }
        throw new IllegalStateException("The signing key (%s) must be an RSA key.".formatted(file));
    }

    private static Path generatedKey(AccessConfig config, String databaseKind) {
        // Replicas on PostgreSQL must share one key, so it has to be given; a demo runs alone.
        if ("postgresql".equals(databaseKind) && !config.demo()) {
            throw new IllegalStateException("Set MENO_JWT_PRIVATE_KEY to the file with the RSA key that signs tokens.");
        }
        Path file = config.dataDir().resolve("jwt-private-key.pem");
        try {
            Files.createDirectories(config.dataDir());
            if (!Files.exists(file)) {
                generate(config.dataDir(), file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key (%s) can't be written.".formatted(file), e);
        }
    }

    private static void generate(Path folder, Path file) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Written aside and moved: a crash in between leaves no half a key.
        Path draft = Files.createTempFile(folder, "jwt", ".tmp", ownerOnly);
        Files.writeString(draft, pem());
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException another) {
            Files.delete(draft);
        }
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys.", e);
        }
    }
}
