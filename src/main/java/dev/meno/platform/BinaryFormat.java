package dev.meno.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A binary format in which values are stored. The first byte says in which version, so that whatever a release has written can be
 * read by every later one: a change of the format adds a reader and keeps the earlier ones.
 */
public final class BinaryFormat<T> {
    private static final int MAX_VERSION = 255;

    private final String name;
    private final int version;
    private final Writer<T> writer;
    private final List<Reader<T>> readers;

    private BinaryFormat(String name, int version, Writer<T> writer, List<Reader<T>> readers) {
        this.name = name;
        this.version = version;
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * A format. The version that is written may be behind those that can be read: replicas of the release before must be able to
     * read what is written while they still run.
     *
     * @param name of what is stored, for messages and golden files
     * @param version the version that is written
     * @param readers of each version, from 1 on
     */
    public static <T> BinaryFormat<T> of(String name, int version, Writer<T> writer, List<Reader<T>> readers) {
        if (version < 1 || version > readers.size() || readers.size() > MAX_VERSION) {
            throw new IllegalArgumentException("The version (%d) of stored %s must be one of the %d that can be read."
                    .formatted(version, name, readers.size()));
        }
        return new BinaryFormat<>(name, version, writer, List.copyOf(readers));
    }

    /** Writes a value, without the version. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads a value as one version has it, after the version and to the last byte. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    public byte[] toBytes(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            writer.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} of this or an earlier release wrote.
     *
     * @throws IllegalStateException if the version is unknown, or the bytes are not of that version
     */
    public T ofBytes(byte[] bytes) {
        ByteArrayInputStream rest = new ByteArrayInputStream(bytes);
        Reader<T> reader = reader(rest.read());
        try (DataInputStream in = new DataInputStream(rest)) {
            T value = reader.read(in);
            if (in.available() > 0) {
                throw new IOException("%d bytes are left over".formatted(in.available()));
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "Stored %s (%d bytes of format version %d) can't be read: %s"
                            .formatted(name, bytes.length, bytes[0], e),
                    e);
        }
    }

    /** The version that is written. */
    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    private Reader<T> reader(int found) {
        if (found < 1 || found > readers.size()) {
            throw new IllegalStateException(
                    "Stored %s have no format version from 1 to %d, but %s. Run the release that wrote them, or a later one."
                            .formatted(name, readers.size(), found < 0 ? "no bytes" : found));
        }
        return readers.get(found - 1);
    }
}
