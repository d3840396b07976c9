// SPDX-License-Identifier: Apache-2.0
#include "analysis/against.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "explain/sentence.h"

namespace moodglass {
namespace {

constexpr std::size_t kValence = 0, kEnergy = 1;
constexpr std::size_t kMostPoints = 400;  // of own music on the plane

BoxPlot box_plot(const Quantiles& quantiles, float mean) {
    return {quantiles.at[5], quantiles.at[25], quantiles.at[50], quantiles.at[75], quantiles.at[95], mean};
}

float mean(const std::vector<float>& values) {
    return static_cast<float>(std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
}

// Windows and curve may be elsewhere; an interval has a width.
bool has_values(const Analysis& analysis) { return analysis.emotions[0].high > analysis.emotions[0].low; }

// What the model says of the whole song. Empty if nothing is analysed yet.
std::vector<float> outputs_of(const Analysis& analysis) {
    std::vector<float> outputs;
    if (!has_values(analysis)) return outputs;
    if (analysis.explained)
        for (const Estimate& e : analysis.midlevel) outputs.push_back(e.mean);
    else
        for (const Estimate& e : analysis.emotions) outputs.push_back(e.mean);
    return outputs;
}

PerFeature<float> means_of(const PerFeature<Estimate>& estimates) {
    PerFeature<float> means{};
    for (std::size_t f = 0; f < kFeatureCount; ++f) means[f] = estimates[f].mean;
    return means;
}

// Moves usual cells to the means of a reference, of a model one of whose songs this is. The black box's means are not told.
void settle(UsualCells& usual, const Reference& reference, const Analysis& song) {
    PerEmotion<float> bias;
    for (std::size_t e = 0; e < kEmotionCount; ++e) bias[e] = song.effects[e].bias;
    if (song.explained) usual.settle(reference.output_means(song.weights, bias));
}

// How much is left out of the reasons, among the reference music; and the sentence admits where it outweighs them.
void compare_left_out(Analysis& a, const Reference& reference) {
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        LeftOut& of = (*a.left_out)[e];
        of.percentile = 0;
        a.reference_left_out[e] = {};
        if (!reference.tells_left_out) continue;  // own music of which some was analysed before it was known
        of.percentile = percentile_of_size(reference.left_out[e], of.value);
        a.reference_left_out[e] = box_plot(reference.left_out[e], reference.left_out_means[e]);
        if (outweighs(of.value, a.effects[e].of, reference.effect_means(a.weights[e])))
            a.sentences[e] += " " + admission(of, reference.kind);
    }
}

}  // namespace

void compare_with(Analysis& a, const References& references, const ReferenceWish& wish) {
    ReferenceChoice choice = choose(references, wish, outputs_of(a));
    a.reference.probabilities = std::move(choice.probabilities);
    compare_with(a, *choice.reference, choice.chosen);
}

void compare_with(Analysis& a, const Reference& reference, Chosen chosen) {
    a.reference.kind = reference.kind;
    a.reference.clips = reference.clips;
    a.reference.chosen = chosen;
    a.reference_plane = reference.plane;
    if (a.explained) a.feature_space = FeatureSpace::of(reference);
    if (!has_values(a)) return;
    tell_usual_cells(a, reference);
    const PerFeature<float> midlevel = means_of(a.midlevel);
    for (std::size_t e = 0; e < kEmotionCount; ++e) {
        EmotionEstimate& of = a.emotions[e];
        const Quantiles& place = reference.emotions[e];
        of.percentile = place.percentile_of(of.mean);
        of.ambiguous = of.low <= place.at[25] && of.high >= place.at[75];
        a.sentences[e] = a.explained ? sentence(e, of.mean, a.effects[e], a.weights[e], midlevel, reference)
                                     : sentence_without_reasons(e, of.mean, reference);
        if (!a.explained) continue;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            const float weight = a.weights[e][f];
            a.reference_effects[e][f] =
                box_plot(reference.midlevel[f].times(weight), weight * reference.midlevel_means[f]);
        }
    }
    if (a.left_out) compare_left_out(a, reference);
    if (a.explained)
        for (std::size_t f = 0; f < kFeatureCount; ++f)
            a.midlevel[f].percentile = reference.midlevel[f].percentile_of(midlevel[f]);
}

void tell_usual_cells(Analysis& a, const Reference& reference) {
    a.usual_cells = reference.usual_cells;
    settle(a.usual_cells, reference, a);
}

Result<Reference> own_music(std::span<const Analysis* const> songs, std::string clips, const References& references) {
    if (songs.size() < kFewestOwnSongs)
        return failure("too few songs to compare with: " + std::to_string(songs.size()) + ", but at least " +
                       std::to_string(kFewestOwnSongs) + " are needed; analyse more of them");
    const bool explained = songs.front()->explained;
    for (const Analysis* song : songs)
        if (song->model.id() != songs.front()->model.id())
            return failure("these songs were analysed by different models; analyse all of them with one");
    Reference own;
    own.kind = kOwnMusic;
    own.clips = std::move(clips);
    own.ratings = references.all().ratings;
    const auto values = [&](const auto& of) {
        std::vector<float> all;
        for (const Analysis* song : songs) all.push_back(of(*song));
        return all;
    };
    for (std::size_t e = 0; e < kEmotionCount; ++e)
        own.emotions[e] = Quantiles::of(values([&](const Analysis& song) { return song.emotions[e].mean; }));
    for (std::size_t f = 0; explained && f < kFeatureCount; ++f) {
        const std::vector<float> of = values([&](const Analysis& song) { return song.midlevel[f].mean; });
        own.midlevel[f] = Quantiles::of(of);
        own.midlevel_means[f] = mean(of);
    }
    own.tells_left_out =
        std::all_of(songs.begin(), songs.end(), [](const Analysis* song) { return song->left_out.has_value(); });
    for (std::size_t e = 0; own.tells_left_out && e < kEmotionCount; ++e) {
        const std::vector<float> of = values([&](const Analysis& song) { return (*song.left_out)[e].value; });
        own.left_out[e] = Quantiles::of(of);
        own.left_out_means[e] = mean(of);
    }
    own.usual_cells = references.all().usual_cells;
    settle(own.usual_cells, own, *songs.front());
    const std::size_t points = std::min(songs.size(), kMostPoints);
    for (std::size_t i = 0; i < points; ++i) {
        const Analysis& song = *songs[i * songs.size() / points];
        own.plane.push_back({song.emotions[kValence].mean, song.emotions[kEnergy].mean});
    }
    return own;
}

}  // namespace moodglass
