package dev.meno.course;

import dev.meno.platform.BinaryFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of questions of one course, kept as a compressed bitmap over their ordinals: a request costs the same whether a
 * learner has seen ten questions or ten thousand. Immutable.
 */
public final class SeenQuestions {
    public static final SeenQuestions NONE = new SeenQuestions(new RoaringBitmap());

    /** Version 1 is the portable format of Roaring bitmaps. */
    static final BinaryFormat<SeenQuestions> FORMAT = BinaryFormat.of(
            "seen-questions", 1, (questions, out) -> questions.ordinals.serialize(out), List.of(SeenQuestions::read));

    private final RoaringBitmap ordinals;

    private SeenQuestions(RoaringBitmap ordinals) {
        this.ordinals = ordinals;
    }

    /** Reads what {@link #toBytes()} wrote. */
    public static SeenQuestions ofBytes(byte[] bytes) {
        return FORMAT.ofBytes(bytes);
    }

    public byte[] toBytes() {
        return FORMAT.toBytes(this);
    }

    private static SeenQuestions read(DataInputStream in) throws IOException {
        RoaringBitmap ordinals = new RoaringBitmap();
        ordinals.deserialize(in);
        return new SeenQuestions(ordinals);
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
