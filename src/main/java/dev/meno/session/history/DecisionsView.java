package dev.meno.session.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Decisions", description = "Every choice of a session.")
record DecisionsView(
        @Schema(description = "One entry per question served, in order.")
        List<DecisionView> items) {}
