package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.platform.BinaryFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes as each version of a stored format has written them, in {@code src/test/resources/golden}. A file is never changed: databases
 * hold such bytes. {@code -Dgolden.write} writes those that aren't there yet, for a new version.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /**
     * Asserts that a value is read from the golden file of every version, that what is written now is the latest of them, and that a
     * version from the future is refused.
     */
    public static <T> void assertIsReadForever(BinaryFormat<T> format, T value) {
        byte[] written = format.toBytes(value);
        if (System.getProperty("golden.write") != null) {
            write(file(format, format.version()), written);
        }
        for (int version = 1; version <= format.version(); version++) {
            assertThat(read(format, version)).usingRecursiveComparison().isEqualTo(value);
        }
        assertThat(written).isEqualTo(bytes(format, format.version()));
        written[0]++;
        assertThatThrownBy(() -> format.ofBytes(written))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Stored %s have no format version from 1 to %d, but %d."
                        .formatted(format.name(), format.version(), format.version() + 1));
    }

    private static <T> T read(BinaryFormat<T> format, int version) {
        byte[] bytes = bytes(format, version);
        assertThat((int) bytes[0]).isEqualTo(version);
        return format.ofBytes(bytes);
    }

    private static byte[] bytes(BinaryFormat<?> format, int version) {
        try {
            return Files.readAllBytes(file(format, version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(BinaryFormat<?> format, int version) {
        return FOLDER.resolve("%s.v%d".formatted(format.name(), version));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            if (!Files.exists(file)) {
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
