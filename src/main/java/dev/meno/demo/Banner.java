package dev.meno.demo;

import java.io.PrintStream;

/** What the demo prints when it is ready: where to look, and commands to copy. */
public final class Banner {
    private Banner() {}

    public static void print(PrintStream out, String url) {
        out.printf("""

                Meno is ready.
                  In the browser  %1$s
                  API             %1$s/v1
                  Documentation   %1$s/docs
                  OpenAPI         %1$s/openapi
                  Health          %1$s/q/health/ready

                Practise from another terminal (needs curl and jq):

                  MENO=%1$s
                  PARTNER=$(curl -s $MENO/oauth2/token -d grant_type=client_credentials -d client_id=demo-partner -d client_secret=%2$s | jq -r .access_token)
                  LEARNER=$(curl -s $MENO/v1/learners -H "Authorization: Bearer $PARTNER" -H 'Content-Type: application/json' -d '{"externalId":"ada"}' | jq -r .id)
                  TOKEN=$(curl -s -X POST $MENO/v1/learners/$LEARNER/tokens -H "Authorization: Bearer $PARTNER" | jq -r .access_token)
                  SESSION=$(curl -s $MENO/v1/sessions -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"courseId":"mls-c01","mode":"practice"}' | jq -r .id)
                  curl -s $MENO/v1/sessions/$SESSION/next-question -H "Authorization: Bearer $TOKEN" | tee question.json | jq
                  jq '{questionId, response: (if .kind == "single-choice" then {choice: "A"} elif .kind == "numeric" then {number: 1} elif .kind == "ordering" then {order: [.options[].id]} elif .kind == "matching" then {matches: ([.prompts[] | {(.id): "A"}] | add)} else {choices: ["A", "B"]} end)}' question.json > answer.json
                  curl -s "$MENO/v1/sessions/$SESSION/attempts?include=next" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d @answer.json | jq
                  curl -s "$MENO/v1/learners/me/abilities?course=mls-c01" -H "Authorization: Bearer $TOKEN" | jq

                """, url, DemoTenant.SECRET);
    }
}
