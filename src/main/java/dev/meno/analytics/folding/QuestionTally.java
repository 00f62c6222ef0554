package dev.meno.analytics.folding;

import dev.meno.platform.BinaryFormat;
import dev.meno.psychometrics.population.AbilityBands;
import dev.meno.psychometrics.population.ChoiceProfile;
import dev.meno.psychometrics.population.ItemTally;
import dev.meno.psychometrics.population.PredictedScore;
import dev.meno.session.AnsweredQuestion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a group answered to a question. All but the number of attempts is of each learner's first answer alone: a question that
 * comes back is remembered. Additive and immutable; sums do not depend on the order of their terms, so that a member can be
 * taken out again.
 *
 * @param attempts number of answers, repeated ones included
 * @param item scores and abilities
 * @param profile choices by ability
 * @param times how long it took
 */
public record QuestionTally(int attempts, ItemTally item, ChoiceProfile profile, ResponseTimes times) {
    /**
     * Version 1: ten sums; for each ability band its answers and, if it has any, their score and choices; then each class of
     * response times that has any.
     */
    static final BinaryFormat<QuestionTally> FORMAT =
            BinaryFormat.of("question-tally", 1, QuestionTally::write, List.of(QuestionTally::read));

    public static final QuestionTally NONE =
            new QuestionTally(0, ItemTally.NONE, ChoiceProfile.NONE, ResponseTimes.NONE);

    static QuestionTally first(AnsweredQuestion answer, PredictedScore expected) {
        return new QuestionTally(
                1,
                ItemTally.NONE.plus(
                        answer.share(),
                        answer.before().theta(),
                        answer.before().standardError(),
                        expected.mean(),
                        expected.variance()),
                ChoiceProfile.NONE.plus(answer.chosen(), answer.before().theta(), answer.share()),
                answer.elapsedMillis() == null ? ResponseTimes.NONE : ResponseTimes.of(answer.elapsedMillis()));
    }

    static QuestionTally repeated() {
        return new QuestionTally(1, ItemTally.NONE, ChoiceProfile.NONE, ResponseTimes.NONE);
    }

    QuestionTally plus(QuestionTally other) {
        return new QuestionTally(
                attempts + other.attempts, item.plus(other.item), profile.plus(other.profile), times.plus(other.times));
    }

    QuestionTally minus(QuestionTally other) {
        return new QuestionTally(
                attempts - other.attempts,
                item.minus(other.item),
                profile.minus(other.profile),
                times.minus(other.times));
    }

    /** Learners who have answered it. */
    public int learners() {
        return item.attempts();
    }

    /** All but the number of attempts, which has a column of its own. */
    byte[] toBytes() {
        return FORMAT.toBytes(this);
    }

    /** Reads what {@link #toBytes()} wrote. */
    static QuestionTally of(int attempts, byte[] bytes) {
        QuestionTally sums = FORMAT.ofBytes(bytes);
        return new QuestionTally(attempts, sums.item, sums.profile, sums.times);
    }

    private void write(DataOutputStream out) throws IOException {
        for (double sum : item.toArray()) {
            out.writeDouble(sum);
        }
        for (int band = 0; band < AbilityBands.COUNT; band++) {
            write(out, band);
        }
        for (int number = 0; number < ResponseTimes.CLASSES; number++) {
            if (times.count(number) > 0) {
                out.writeByte(number);
                out.writeInt(times.count(number));
            }
        }
    }

    private void write(DataOutputStream out, int band) throws IOException {
        out.writeInt(profile.answers(band));
        if (profile.answers(band) == 0) {
            return;
        }
        out.writeDouble(profile.score(band));
        out.writeByte(profile.options().size());
        for (String option : profile.options()) {
            out.writeUTF(option);
            out.writeInt(profile.chosen(option, band));
        }
    }

    private static QuestionTally read(DataInputStream in) throws IOException {
        double[] sums = new double[ItemTally.NONE.toArray().length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readDouble();
        }
        ChoiceProfile profile = ChoiceProfile.NONE;
        for (int band = 0; band < AbilityBands.COUNT; band++) {
            profile = read(in, band, profile);
        }
        ResponseTimes times = ResponseTimes.NONE;
        while (in.available() > 0) {
            times = times.plus(ResponseTimes.ofClass(in.readByte(), in.readInt()));
        }
        return new QuestionTally(0, ItemTally.of(sums), profile, times);
    }

    private static ChoiceProfile read(DataInputStream in, int band, ChoiceProfile before) throws IOException {
        int answers = in.readInt();
        if (answers == 0) {
            return before;
        }
        double score = in.readDouble();
        Map<String, Integer> choices = new TreeMap<>();
        int options = in.readByte();
        for (int i = 0; i < options; i++) {
            choices.put(in.readUTF(), in.readInt());
        }
        return before.plus(ChoiceProfile.ofBand(band, answers, score, choices));
    }
}
