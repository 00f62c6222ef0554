package dev.meno.session.practice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Hint", description = "A hint of the pending question.")
record HintView(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Which hint it is, from 1.", examples = "1")
        int number,

        @Schema(description = "How many hints the question has.", examples = "2")
        int of,

        @Schema(description = "The hint, in CommonMark.", examples = "Think of the shape of the penalty near zero.")
        String hint) {}
