package dev.meno.course.content.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts reduced to what a reader compares: words and numbers without markup. */
final class Words {
    /** A number with its sign and decimals, or letters and digits. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}.,])[-−]?\\p{N}+(?:[.,]\\p{N}+)*(?![\\p{L}])|[\\p{L}\\p{N}]+");

    private Words() {}

    /** The words of a text, in lower case; numbers stay whole. */
    static List<String> of(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace('−', '-'))
                .toList();
    }

    /** The text as its words, single-spaced; texts without words keep their signs. */
    static String plain(String text) {
        List<String> words = of(text);
        return words.isEmpty() ? text.strip() : String.join(" ", words);
    }
}
