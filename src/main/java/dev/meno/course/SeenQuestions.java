package dev.meno.course;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of questions of one course, kept as a compressed bitmap over their ordinals: a request costs the same whether a
 * learner has seen ten questions or ten thousand. Immutable.
 */
public final class SeenQuestions {
    public static final SeenQuestions NONE = new SeenQuestions(new RoaringBitmap());

    private final RoaringBitmap ordinals;

    private SeenQuestions(RoaringBitmap ordinals) {
        this.ordinals = ordinals;
    }

    /** Reads what {@link #toBytes()} wrote. */
    public static SeenQuestions ofBytes(byte[] bytes) {
        RoaringBitmap ordinals = new RoaringBitmap();
        try {
            ordinals.deserialize(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeenQuestions(ordinals);
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ordinals.serializedSizeInBytes());
        try {
            ordinals.serialize(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public SeenQuestions with(int ordinal) {
        RoaringBitmap more = ordinals.clone();
        more.add(ordinal);
        return new SeenQuestions(more);
    }

    /** Whether the question with an ordinal is among them. */
    public boolean contains(int ordinal) {
        return ordinals.contains(ordinal);
    }

    public SeenQuestions union(SeenQuestions other) {
        return new SeenQuestions(RoaringBitmap.or(ordinals, other.ordinals));
    }

    public int count() {
        return ordinals.getCardinality();
    }

    /** Adds the positions that these questions have in a pool; questions that it no longer holds are left out. */
    BitSet positionsIn(ItemPool pool) {
        BitSet positions = new BitSet(pool.size());
        ordinals.forEach((int ordinal) -> pool.positionOfOrdinal(ordinal).ifPresent(positions::set));
        return positions;
    }
}
