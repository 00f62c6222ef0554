package dev.meno.course.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A chart that is fit to be put into a page: shapes and text only, by a list of what is allowed, and free to grow and to
 * take on the page's colour. What is served is written again from the parsed tree, so that a browser reads what was
 * checked.
 *
 * @param svg the picture, empty if it has problems
 * @param problems what is not allowed
 */
record SafeSvg(Optional<String> svg, List<String> problems) {
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "line",
            "polyline",
            "polygon",
            "rect",
            "circle",
            "ellipse",
            "text",
            "tspan",
            "title",
            "desc",
            "defs",
            "marker");
    private static final Set<String> ATTRIBUTES = Set.of(
            "xmlns",
            "viewBox",
            "role",
            "id",
            "aria-label",
            "aria-labelledby",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "dx",
            "dy",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "width",
            "height",
            "d",
            "points",
            "transform",
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "opacity",
            "font-size",
            "font-family",
            "font-weight",
            "font-style",
            "text-anchor",
            "dominant-baseline",
            "orient",
            "refX",
            "refY",
            "markerWidth",
            "markerHeight",
            "marker-end");

    /** A reference to a part of the picture itself is the only one allowed. */
    private static final Pattern FOREIGN =
            Pattern.compile("url\\((?!#[a-z0-9-]+\\))|:|\\\\|&", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLACK_OR_WHITE =
            Pattern.compile("black|white|#0{3}|#0{6}|#f{3}|#f{6}", Pattern.CASE_INSENSITIVE);
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    SafeSvg {
        problems = List.copyOf(problems);
    }

    static SafeSvg of(String text) {
        Document document = Jsoup.parse(text, "", Parser.xmlParser());
        document.outputSettings().prettyPrint(false);
        List<String> problems = new ArrayList<>();
        List<Node> children = document.childNodes().stream()
                .filter(node -> !(node instanceof TextNode blank && blank.isBlank()))
                .toList();
        if (children.size() != 1
                || !(children.getFirst() instanceof Element root)
                || !root.tagName().equals("svg")) {
            problems.add("The file must hold one svg element and nothing else.");
            return new SafeSvg(Optional.empty(), problems);
        }
        checkRoot(root, problems);
        check(root, problems);
        return new SafeSvg(problems.isEmpty() ? Optional.of(root.outerHtml()) : Optional.empty(), problems);
    }

    private static void checkRoot(Element root, List<String> problems) {
        if (!root.attr("xmlns").equals(NAMESPACE)) {
            problems.add("The svg element must have the xmlns (%s).".formatted(NAMESPACE));
        }
        if (!root.hasAttr("viewBox") || root.hasAttr("width") || root.hasAttr("height")) {
            problems.add("The svg element must have a viewBox and no width and height, to fit any screen.");
        }
    }

    private static void check(Element element, List<String> problems) {
        if (!ELEMENTS.contains(element.tagName())) {
            problems.add("The element (%s) is not allowed.".formatted(element.tagName()));
        }
        for (Attribute attribute : element.attributes()) {
            check(attribute, problems);
        }
        for (Node child : element.childNodes()) {
            if (child instanceof Element inner) {
                check(inner, problems);
            } else if (!(child instanceof TextNode) || child.nodeName().equals("#cdata")) {
                problems.add("Only elements and text are allowed, not (%s).".formatted(child.nodeName()));
            }
        }
    }

    private static void check(Attribute attribute, List<String> problems) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        if (!ATTRIBUTES.contains(name)) {
            problems.add("The attribute (%s) is not allowed.".formatted(name));
        } else if (!name.equals("xmlns") && FOREIGN.matcher(value).find()) {
            problems.add("The value (%s) of the attribute (%s) is not allowed.".formatted(value, name));
        } else if (BLACK_OR_WHITE.matcher(value).matches()) {
            problems.add("The colour (%s) vanishes in dark or in light mode; use currentColor.".formatted(value));
        }
    }
}
