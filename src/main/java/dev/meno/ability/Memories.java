package dev.meno.ability;

import dev.meno.platform.BinaryFormat;
import dev.meno.platform.CalendarZone;
import dev.meno.psychometrics.memory.FsrsScheduler;
import dev.meno.psychometrics.memory.MemoryState;
import dev.meno.psychometrics.memory.Rating;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a learner remembers of the questions of one domain: one memory for each family of questions, kept under the ordinal of
 * the member that was answered last. Immutable.
 *
 * @param byOrdinal the memories
 */
public record Memories(Map<Integer, Memory> byOrdinal) {
    static final Memories NONE = new Memories(Map.of());

    /** Version 1: ordinal, stability, difficulty and the time of the review of each. */
    static final BinaryFormat<Memories> FORMAT =
            BinaryFormat.of("memories", 1, Memories::write, List.of(Memories::read));

    private static final FsrsScheduler SCHEDULER = FsrsScheduler.STANDARD;
    private static final int BYTES = Integer.BYTES + 2 * Double.BYTES + Long.BYTES;

    public Memories {
        byOrdinal = Collections.unmodifiableMap(new TreeMap<>(byOrdinal));
    }

    /** One memory and when it was last refreshed. */
    public record Memory(MemoryState state, Instant reviewedAt) {
        /**
         * The day on which it is time to ask again: what is due on a day is due from its first moment on. Counted in days of
         * the calendar, so that it does not fall on another one where clocks change in between.
         */
        public LocalDate dueOn(CalendarZone zone) {
            return zone.day(reviewedAt).plusDays(SCHEDULER.interval(state).toDays());
        }

        /** Whether it rests on a first answer alone: another one never leads back to where a first one leads. */
        public boolean isFirst() {
            return Arrays.stream(Rating.values())
                    .anyMatch(rating -> SCHEDULER.first(rating).state().equals(state));
        }

        /** Probability that it is still there. */
        public double retrievability(Instant at) {
            return SCHEDULER.retrievability(state, elapsed(at));
        }

        private Duration elapsed(Instant at) {
            // Clocks of two replicas may differ a little.
            return at.isBefore(reviewedAt) ? Duration.ZERO : Duration.between(reviewedAt, at);
        }
    }

    /** The memory of a family, given the ordinals of its questions. */
    public Optional<Memory> of(BitSet family) {
        return family.stream()
                .boxed()
                .filter(byOrdinal::containsKey)
                .findFirst()
                .map(byOrdinal::get);
    }

    /** The memories after a question was answered. */
    Memories reviewed(BitSet family, int ordinal, Rating rating, Instant at) {
        Memory before = of(family).orElse(null);
        FsrsScheduler.Review review =
                before == null ? SCHEDULER.first(rating) : SCHEDULER.review(before.state(), before.elapsed(at), rating);
        Map<Integer, Memory> after = new TreeMap<>(byOrdinal);
        family.stream().forEach(after::remove);
        // As a database keeps it, so that a memory is the same before and after it was stored.
        after.put(ordinal, new Memory(review.state(), Instant.ofEpochMilli(at.toEpochMilli())));
        return new Memories(after);
    }

    byte[] toBytes() {
        return FORMAT.toBytes(this);
    }

    static Memories ofBytes(byte @Nullable [] bytes) {
        return bytes == null ? NONE : FORMAT.ofBytes(bytes);
    }

    private void write(DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(byOrdinal.size() * BYTES);
        byOrdinal.forEach((ordinal, memory) -> buffer.putInt(ordinal)
                .putDouble(memory.state().stability())
                .putDouble(memory.state().difficulty())
                .putLong(memory.reviewedAt().toEpochMilli()));
        out.write(buffer.array());
    }

    private static Memories read(DataInputStream in) throws IOException {
        Map<Integer, Memory> byOrdinal = new TreeMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(in.readAllBytes());
        while (buffer.remaining() >= BYTES) {
            byOrdinal.put(
                    buffer.getInt(),
                    new Memory(
                            MemoryState.inReview(buffer.getDouble(), buffer.getDouble()),
                            Instant.ofEpochMilli(buffer.getLong())));
        }
        if (buffer.hasRemaining()) {
            throw new EOFException("the last memory is truncated");
        }
        return new Memories(byOrdinal);
    }
}
