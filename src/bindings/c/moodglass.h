/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Moodglass as a library for programs in any language: how a song sounds to people, which emotions it expresses, and why.
 *
 *     mg_model *model = mg_model_open(NULL);                          // the one that ships
 *     mg_session *session = mg_session_open_file(model, "a.mp3", NULL);
 *     if (!session || mg_session_run(session, NULL, NULL) != MG_OK) { puts(mg_error()); return 1; }
 *     mg_result *result = mg_session_result(session);
 *     for (size_t e = 0; e < MG_EMOTIONS; ++e)
 *         printf("%s %.2f\n", mg_emotion_name(e), mg_result_values(result)->emotions[e].mean);
 *     mg_result_close(result), mg_session_close(session), mg_model_close(model);
 *
 * Values are ratings divided by ten. Times are seconds in the file. Text is UTF-8. Arrays are row-major, their shapes stand
 * in parentheses. What a function returns as const belongs to the object it was asked of and lives as long.
 *
 * Errors: a function that returns a pointer returns NULL, one that returns mg_status something other than MG_OK; then
 * mg_error() says in one plain sentence what happened, why, and what to do. No file and no bytes can do more than that.
 *
 * Threads: a model serves any number of threads at once. A session, a result, an explanation and a comparison serve one at
 * a time, any. After fork() the child begins with a model of its own.
 *
 * Versions: programs go on working, without being compiled anew, with every library of the same MG_ABI; it is part of the
 * library's file name. Within one, structs that the library fills only grow at their end, and those that the caller fills
 * tell their size.
 */
#ifndef MOODGLASS_H
#define MOODGLASS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MG_ABI 1

enum { MG_FEATURES = 7, MG_EMOTIONS = 8 };

typedef enum mg_status { MG_OK = 0, MG_FAILED = 1, MG_STOPPED = 2 } mg_status;

/* Of the library that is loaded: MG_ABI, and "1.0.0". */
uint32_t mg_abi(void);
const char *mg_version(void);

/* "melodiousness", "tension", in the order of all arrays; NULL beyond them. */
const char *mg_feature_name(size_t feature);
const char *mg_emotion_name(size_t emotion);

/* Of the last call of this thread that failed: a sentence, which lives until the next one fails. */
typedef enum mg_cause {
    MG_CAUSE_FILE = 0,    /* it will fail again */
    MG_CAUSE_MISSING = 1, /* there is no such file */
    MG_CAUSE_MACHINE = 2, /* as it is now: another try may do */
    MG_CAUSE_MEMORY = 3,  /* there is not enough */
    MG_CAUSE_USE = 4      /* the call itself was wrong: a number out of its range, an object that is not there */
} mg_cause;
const char *mg_error(void);
mg_cause mg_error_cause(void);

/* --- Models. Whoever closes a model may do so while sessions and results of it are still open: they keep it. */

typedef struct mg_model mg_model;

/* By name, from the folder in $MOODGLASS_MODELS, else from that which was installed with the library; or by the path of a
 * .safetensors file. NULL: "joint", the one that ships. */
mg_model *mg_model_open(const char *name);

/* From the content of such a file, which is copied. */
mg_model *mg_model_from_bytes(const void *bytes, size_t size);

void mg_model_close(mg_model *model);

const char *mg_model_name(const mg_model *model);
const char *mg_model_version(const mg_model *model);
const char *mg_model_sha256(const mg_model *model);
const char *mg_model_scheme(const mg_model *model); /* "joint", "a2mid2e" or "a2e" */
int32_t mg_model_explained(const mg_model *model);  /* 0: the black box, which knows emotions only */

/* --- Sessions: one song on its way from bytes to values. */

typedef struct mg_session mg_session;

typedef struct mg_options {
    size_t size;           /* sizeof(mg_options) */
    const char *name;      /* what the result calls the song; NULL: its path, or "" */
    const char *reference; /* the music it is compared with: "auto", "film", "popular", "classical", "all"; NULL: "auto" */
    int32_t alone;         /* not 0: mg_session_run() stays in its thread; else all cores help, with the same values */
} mg_options;

/* options: NULL for the defaults. Bytes and samples stay the caller's and must not change until the session is closed.
 * What kind of file it is is told from its bytes, never from its name. */
mg_session *mg_session_open_file(mg_model *model, const char *path, const mg_options *options);
mg_session *mg_session_open_bytes(mg_model *model, const void *bytes, size_t size, const mg_options *options);

/* samples (frames, channels), nominally -1 to 1; 1 to 8 channels, in the order of a WAV file; rate: 8000 to 192000 Hz. */
mg_session *mg_session_open_samples(mg_model *model, const float *samples, size_t frames, uint32_t channels, uint32_t rate,
                                    const mg_options *options);

void mg_session_close(mg_session *session);

typedef enum mg_stage { MG_DECODING = 0, MG_ANALYSING = 1, MG_DONE = 2 } mg_stage;

typedef struct mg_progress {
    int32_t stage;   /* mg_stage */
    double fraction; /* of the whole way, 0 to 1; never less than before */
} mg_progress;

/* Does the next piece of work, some tens of milliseconds, in this thread alone. progress may be NULL. Once the stage is
 * MG_DONE it does nothing. */
mg_status mg_session_step(mg_session *session, mg_progress *progress);

/* Steps until it is done. told is called in this thread after each step, and ends it by returning something other than 0:
 * MG_STOPPED, after which it can go on. NULL: nobody is told. */
typedef int (*mg_told)(const mg_progress *progress, void *user);
mg_status mg_session_run(mg_session *session, mg_told told, void *user);

/* --- Results: everything that is known, which outlives the session. Before MG_DONE: of what is analysed so far, without
 * cells and spectrogram, so without explanations. */

typedef struct mg_result mg_result;

mg_result *mg_session_result(mg_session *session);
void mg_result_close(mg_result *result);

typedef struct mg_estimate {
    float mean;        /* of the whole song */
    float low, high;   /* 80 % prediction interval */
    float percentile;  /* 0 to 100: the share of the reference music that lies below */
    int32_t ambiguous; /* of an emotion: the interval covers the middle half of the reference music */
} mg_estimate;

typedef struct mg_values {
    int32_t complete;     /* 0: of a part, as above */
    int32_t explained;    /* 0: of the black box; then all but the emotions and the length is 0 */
    double duration_s;
    float interval_scale; /* how much wider the intervals are since the song is unlike the training clips; at least 1 */
    mg_estimate midlevel[MG_FEATURES];
    float measured[MG_FEATURES]; /* as much of each mean is measured, not heard by the network */
    mg_estimate emotions[MG_EMOTIONS];
    float weights[MG_EMOTIONS][MG_FEATURES];
    float bias[MG_EMOTIONS];
    float effects[MG_EMOTIONS][MG_FEATURES]; /* weight x feature; bias + effects = emotion, to 1e-5 */
    int32_t tells_left_out;                  /* 0: the model does not know what its reasons leave out, and the rest is 0 */
    float black_box[MG_EMOTIONS];            /* what the black box says */
    float left_out[MG_EMOTIONS];             /* black_box less emotion */
    float left_out_percentile[MG_EMOTIONS];  /* of how much of the reference music less is left out */
} mg_values;
const mg_values *mg_result_values(const mg_result *result);

/* The finest view: one value for each column of the last feature map. */
typedef struct mg_curve {
    double start_s, hop_s; /* the middle of the first column, and from one to the next */
    size_t columns;
    const float *midlevel;  /* (MG_FEATURES, columns); NULL of the black box */
    const float *emotions;  /* (MG_EMOTIONS, columns) */
    const float *black_box; /* (MG_EMOTIONS, columns); NULL where it is not known */
} mg_curve;
const mg_curve *mg_result_curve(const mg_result *result);

/* Views of ten seconds, one a second. */
typedef struct mg_windows {
    size_t count;
    const double *start_s, *end_s; /* (count) */
    const float *midlevel;         /* (count, MG_FEATURES); NULL of the black box */
    const float *emotions;         /* (count, MG_EMOTIONS) */
} mg_windows;
const mg_windows *mg_result_windows(const mg_result *result);

/* One sentence an emotion: how much of it there is, and why. */
const char *mg_result_sentence(const mg_result *result, size_t emotion);

/* "cut after 12.4 s: analysed up to there" */
size_t mg_result_warning_count(const mg_result *result);
const char *mg_result_warning(const mg_result *result, size_t index);

/* All of the above and more, as docs/analysis.schema.json describes it, on one line. */
const char *mg_result_json(const mg_result *result);

/* Where in the sound the values come from: the network is linear behind its last feature map, so that every cell has its
 * exact share. The mean over all cells, with that of what is measured, is the song's value. */
typedef struct mg_cells {
    size_t columns, rows, outputs; /* along time; along frequency, from low to high; features, or the black box's emotions,
                                      and behind the features the black box's emotions where left_out is known */
    const float *values;           /* (columns, rows, outputs) */
    const float *silence;          /* (rows, outputs): what a cell of each row says of silence */
    const float *measured;         /* (columns, outputs): what is measured beside the network; NULL if nothing is */
    double start_s, column_s;      /* the middle of column 0, and from one to the next */
    const float *row_hz;           /* (rows): the frequency in the middle of each row */
    double field_s, field_bands;   /* how much time and how many of the spectrogram's bands a cell hears */
} mg_cells;
const mg_cells *mg_result_cells(const mg_result *result); /* NULL before it is complete */

/* What the network hears: log10(1 + magnitude) in logarithmic bands, of the sound divided by its peak (which no click
   is). */
typedef struct mg_spectrogram {
    size_t frames, bands;
    const float *values; /* (frames, bands) */
    double start_s, frames_per_second;
    const float *band_hz; /* (bands) */
} mg_spectrogram;
const mg_spectrogram *mg_result_spectrogram(const mg_result *result); /* NULL before it is complete */

/* --- Explanations: why a value is what it is over a stretch of the song. Nothing is analysed again. */

typedef enum mg_of { MG_OF_EMOTION = 0, MG_OF_FEATURE = 1, MG_OF_LEFT_OUT = 2 } mg_of;

typedef enum mg_from { MG_FROM_USUAL = 0, MG_FROM_SILENCE = 1 } mg_from;

typedef struct mg_question {
    size_t size;           /* sizeof(mg_question) */
    int32_t of;            /* mg_of; MG_OF_LEFT_OUT: what the reasons of an emotion leave out */
    size_t index;          /* of the emotion or the feature */
    double begin_s, end_s; /* the stretch, begin_s < end_s; what lies outside the sound is cut off. 0 and INFINITY: all */
    float level;           /* of the emotion, that `change` should bring about; NAN: the reference music's median */
    int32_t from;          /* mg_from: what the map is counted from, what is usual in the reference music or silence */
} mg_question;

typedef struct mg_explanation mg_explanation;

mg_explanation *mg_explain(const mg_result *result, const mg_question *question);
void mg_explanation_close(mg_explanation *explanation);

/* Where a map is highest, or lowest: about two seconds, and a range of frequencies. */
typedef struct mg_highlight {
    double begin_s, end_s, low_hz, high_hz;
} mg_highlight;

typedef struct mg_reasons {
    double begin_s, end_s; /* the stretch, as it was cut */
    float value, percentile;
    int32_t reasons; /* 0 of a feature, of what is left out and of the black box: then bias and the next four are 0 */
    float bias;
    float midlevel[MG_FEATURES];
    float effects[MG_FEATURES];       /* bias + effects = value, to 1e-4 */
    float relative[MG_FEATURES];      /* as shares of the sum of their sizes, -1 to 1 */
    float usual_effects[MG_FEATURES]; /* their means over the reference music */
    mg_highlight raises, lowers;
} mg_reasons;
const mg_reasons *mg_explanation_reasons(const mg_explanation *explanation);

/* base + the sum of all values = the value that is explained, to 1e-4. */
typedef struct mg_map {
    size_t columns, rows;
    const float *values;      /* (columns, rows): each cell's contribution */
    float base, measured;     /* what is usual, or what silence is given, and what is measured; as much is measured */
    double start_s, column_s; /* the middle of the first column, and from one to the next */
    const float *row_hz;      /* (rows) */
    int32_t from;             /* mg_from: silence also where the model file does not tell what is usual */
} mg_map;
const mg_map *mg_explanation_map(const mg_explanation *explanation);

const char *mg_explanation_sentence(const mg_explanation *explanation);
const char *mg_explanation_change(const mg_explanation *explanation); /* "For a tension of 0.52 ..."; "" without reasons */
const char *mg_explanation_json(const mg_explanation *explanation);   /* the property `explanation` of the schema */

/* --- Comparisons: two songs of one model, and by which effects they differ. */

typedef struct mg_comparison mg_comparison;

/* emotion: of which the effects are told; MG_EMOTIONS or more: that which differs most. */
mg_comparison *mg_compare(const mg_result *first, const mg_result *second, size_t emotion);
void mg_comparison_close(mg_comparison *comparison);

/* The second less the first. */
typedef struct mg_difference {
    size_t emotion;
    float midlevel[MG_FEATURES];
    float emotions[MG_EMOTIONS];
    float effects[MG_FEATURES]; /* on that emotion; they add up to its difference */
} mg_difference;
const mg_difference *mg_comparison_difference(const mg_comparison *comparison);

const char *mg_comparison_sentence(const mg_comparison *comparison);
const char *mg_comparison_json(const mg_comparison *comparison); /* as `moodglass compare --format json` prints it */

#ifdef __cplusplus
}
#endif

#endif
