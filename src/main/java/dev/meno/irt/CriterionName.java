package dev.meno.irt;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.psychometrics.selection.Criterion;

/** Name of a criterion for the next item. */
enum CriterionName {
    @JsonProperty("mfi")
    MFI(Criterion.MFI),
    @JsonProperty("mpwi")
    MPWI(Criterion.MPWI),
    @JsonProperty("mlwi")
    MLWI(Criterion.MLWI),
    @JsonProperty("kl")
    KL(Criterion.KL),
    @JsonProperty("klp")
    KLP(Criterion.KLP),
    @JsonProperty("mepv")
    MEPV(Criterion.MEPV),
    @JsonProperty("mei")
    MEI(Criterion.MEI),
    @JsonProperty("bopt")
    B_OPT(Criterion.B_OPT),
    @JsonProperty("thopt")
    TH_OPT(Criterion.TH_OPT),
    @JsonProperty("joint-gain")
    JOINT_GAIN(Criterion.JOINT_GAIN);

    private final Criterion criterion;

    CriterionName(Criterion criterion) {
        this.criterion = criterion;
    }

    Criterion criterion() {
        return criterion;
    }
}
