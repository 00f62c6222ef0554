package dev.meno.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryFormatTest {
    /** What the first version of a release kept of a place. */
    private static final BinaryFormat<Place> EARLIER = BinaryFormat.of(
            "places", 1, (place, out) -> out.writeByte(place.row()), List.of(in -> new Place(in.readByte(), 0)));

    /** The same after columns were added and rows outgrew a byte. */
    private static final BinaryFormat<Place> LATER = BinaryFormat.of(
            "places",
            2,
            (place, out) -> {
                out.writeInt(place.row());
                out.writeInt(place.column());
            },
            List.of(in -> new Place(in.readByte(), 0), in -> new Place(in.readInt(), in.readInt())));

    private record Place(int row, int column) {}

    @Test
    void theFirstByteIsTheVersion() {
        assertThat(EARLIER.toBytes(new Place(7, 0))).containsExactly(1, 7);
        assertThat(LATER.toBytes(new Place(7, 258))).containsExactly(2, 0, 0, 0, 7, 0, 0, 1, 2);
    }

    @Test
    void whatAnEarlierReleaseStoredIsReadAndStoredAnewAsTheLatest() {
        Place read = LATER.ofBytes(EARLIER.toBytes(new Place(7, 0)));
        assertThat(read).isEqualTo(new Place(7, 0));
        assertThat(LATER.toBytes(read)).containsExactly(2, 0, 0, 0, 7, 0, 0, 0, 0);
        assertThat(LATER.ofBytes(LATER.toBytes(new Place(-1, 300)))).isEqualTo(new Place(-1, 300));
    }

    @Test
    void whatALaterReleaseStoredIsRefused() {
        assertThatThrownBy(() -> EARLIER.ofBytes(LATER.toBytes(new Place(7, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Stored places have no format version from 1 to 1, but 2."
                        + " Run the release that wrote them, or a later one.");
    }

    @Test
    void bytesWithoutAVersionAreRefused() {
        assertThatThrownBy(() -> LATER.ofBytes(new byte[] {0, 7}))
                .hasMessageStartingWith("Stored places have no format version from 1 to 2, but 0.");
        assertThatThrownBy(() -> LATER.ofBytes(new byte[0]))
                .hasMessageStartingWith("Stored places have no format version from 1 to 2, but no bytes.");
    }

    @Test
    void bytesThatAreCutOffOrLeftOverAreRefused() {
        assertThatThrownBy(() -> LATER.ofBytes(new byte[] {2, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Stored places (3 bytes of format version 2) can't be read");
        assertThatThrownBy(() -> LATER.ofBytes(new byte[] {1, 7, 7}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 bytes are left over");
    }

    @Test
    void aReleaseCanReadAVersionBeforeAnyWritesIt() {
        BinaryFormat<Place> between = BinaryFormat.of(
                "places",
                1,
                (place, out) -> out.writeByte(place.row()),
                List.of(in -> new Place(in.readByte(), 0), in -> new Place(in.readInt(), in.readInt())));
        assertThat(between.toBytes(new Place(7, 0))).containsExactly(1, 7);
        assertThat(between.ofBytes(LATER.toBytes(new Place(7, 1)))).isEqualTo(new Place(7, 1));
    }

    @Test
    void whatIsWrittenCanBeRead() {
        assertThatThrownBy(() -> BinaryFormat.of("nothing", 1, (value, out) -> {}, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The version (1) of stored nothing must be one of the 0 that can be read.");
    }
}
