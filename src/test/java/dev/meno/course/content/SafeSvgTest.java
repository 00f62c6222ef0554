package dev.meno.course.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeSvgTest {
    private static final String OPEN = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"";

    @Test
    void shapesAndTextAreKept() {
        String chart =
                OPEN + "><g stroke=\"currentColor\"><path d=\"M0 0L5 5\"></path></g><text x=\"1\">a</text></svg>";

        SafeSvg svg = SafeSvg.of(chart);

        assertThat(svg.problems()).isEmpty();
        assertThat(svg.svg()).contains(chart);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<foreignObject><p>x</p></foreignObject>",
                "<image href=\"https://example.org/x.png\"/>",
                "<a href=\"javascript:alert(1)\"><text>x</text></a>",
                "<rect onclick=\"alert(1)\"/>",
                "<rect style=\"fill:red\"/>",
                "<rect fill=\"url(https://example.org/x.svg#a)\"/>",
                "<rect fill=\"url(&quot;#a&quot;)\"/>",
                "<use href=\"#a\"/>",
                "<style>@import url(x)</style>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<![CDATA[<script>]]>",
                "<?xml-stylesheet href=\"x\"?>",
                "<!-- comment -->",
                "<rect fill=\"#000\"/>",
                "<rect fill=\"white\"/>"
            })
    void everythingElseIsRefused(String inner) {
        SafeSvg svg = SafeSvg.of(OPEN + ">" + inner + "</svg>");

        assertThat(svg.problems()).isNotEmpty();
        assertThat(svg.svg()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<html></html>",
                "<svg viewBox=\"0 0 1 1\"></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">&x;</svg>"
            })
    void whatIsNoScalableChartIsRefused(String text) {
        assertThat(SafeSvg.of(text).problems()).isNotEmpty();
    }

    @Test
    void aFixedSizeIsRefusedForItDoesNotFitAPhone() {
        assertThat(SafeSvg.of(OPEN + " width=\"900\"></svg>").problems()).hasSize(1);
    }
}
