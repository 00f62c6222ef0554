package dev.meno.course.content.lint;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

/** Refuses what could do harm in a reader's page: raw HTML, pictures from elsewhere, links but to https. */
final class SafeMarkdown {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private SafeMarkdown() {}

    /** What is wrong with a text; empty if nothing is. */
    static List<String> problems(String markdown) {
        List<String> problems = new ArrayList<>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                problems.add("Raw HTML (%s) is not allowed; write code in backticks.".formatted(html.getLiteral()));
            }

            @Override
            public void visit(HtmlInline html) {
                problems.add("Raw HTML (%s) is not allowed; write code in backticks.".formatted(html.getLiteral()));
            }

            @Override
            public void visit(Image image) {
                problems.add(
                        "The picture (%s) must be a chart in `media`, not a link.".formatted(image.getDestination()));
            }

            @Override
            public void visit(Link link) {
                if (!link.getDestination().startsWith("https://")) {
                    problems.add("The link (%s) must begin with https://.".formatted(link.getDestination()));
                }
                visitChildren(link);
            }
        });
        return problems;
    }
}
