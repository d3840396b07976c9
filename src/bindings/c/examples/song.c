/* SPDX-License-Identifier: Apache-2.0 */
/* Analyses a song and says why it expresses what it does: song FILE [MODEL]. */
#include <moodglass/moodglass.h>
#include <stdio.h>

static int told(const mg_progress *progress, void *user) {
    (void)user;
    fprintf(stderr, "\r%3.0f %%", 100 * progress->fraction);
    return 0; /* something else would stop it */
}

int main(int count, char **names) {
    if (count < 2) return 2;
    mg_model *model = mg_model_open(count > 2 ? names[2] : NULL);
    mg_session *session = model ? mg_session_open_file(model, names[1], NULL) : NULL;
    if (!session || mg_session_run(session, told, NULL) != MG_OK) {
        fprintf(stderr, "%s: %s\n", names[1], mg_error());
        mg_session_close(session);
        mg_model_close(model);
        return 1;
    }
    mg_result *result = mg_session_result(session);
    if (!result) return 1;
    const mg_values *values = mg_result_values(result);
    printf("%.2f s\n", values->duration_s);
    for (size_t f = 0; f < MG_FEATURES; ++f) printf("%s %.6f\n", mg_feature_name(f), (double)values->midlevel[f].mean);
    for (size_t e = 0; e < MG_EMOTIONS; ++e) printf("%s %.6f %s\n", mg_emotion_name(e), (double)values->emotions[e].mean, mg_result_sentence(result, e));
    mg_result_close(result);
    mg_session_close(session);
    mg_model_close(model);
    return 0;
}
