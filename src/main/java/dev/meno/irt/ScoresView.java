package dev.meno.irt;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Estimates, one per response vector, in the order of the request.")
record ScoresView(List<EstimateView> estimates) {}
