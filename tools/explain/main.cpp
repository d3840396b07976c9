// SPDX-License-Identifier: Apache-2.0
// Whether maps mean something, measured on the first 10 s of clips; docs/explanations.md has the figures. One line of
// CSV a measurement; tools/explain/summary.py makes tables of them.
//
//     faithful curves MODEL FOLDER COUNT [FIRST EVERY]   deletion and insertion of a clip's sound
//     faithful listen MODEL FOLDER COUNT [FIRST EVERY]   the sound that `moodglass explain --audio` makes, analysed again
//     faithful lime MODEL FOLDER COUNT PERTURBATIONS [FIRST EVERY]   against LIME
//
// FIRST EVERY: only each EVERY-th clip, beginning with FIRST, so that several can run beside each other.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "audio/mono.h"
#include "curves.h"
#include "lime.h"
#include "platform/files/model_folder.h"
#include "target.h"

namespace moodglass {
namespace {

// Of one value, counted from what is usual in film music (the map itself), from silence, and from the average cell.
struct Maps {
    Map from_usual, from_silence, from_average;
};

void print(const Excerpt& clip, const Target& target, const std::string& what, double share, double number) {
    std::printf("%s,%s,%s,%g,%.5f\n", clip.name.c_str(), target.name.c_str(), what.c_str(), share,
                number / static_cast<double>(target.deviation));
    std::fflush(stdout);
}

// How loud the spectrogram is in each cell: what anybody would take out first who knows no map.
std::vector<float> loudness(const Spectrogram& spectrogram, const CellGrid& grid, const Map& map) {
    const auto half = static_cast<std::size_t>(grid.row_bands / 2);
    std::vector<float> sums;
    for (std::size_t c = 0; c < map.columns.end; ++c)
        for (std::size_t r = 0; r < map.rows; ++r) {
            const auto frame = static_cast<std::size_t>(grid.band(static_cast<double>(c))),
                       band = static_cast<std::size_t>(grid.band(static_cast<double>(r)));
            sums.push_back(0);
            for (std::size_t f = frame - half; f < frame + half; ++f)
                for (std::size_t b = band - half; b < band + half; ++b) sums.back() += spectrogram.frame(f)[b];
        }
    return sums;
}

void curves(Ear& ear, const Excerpt& clip, const Target& target, const std::vector<Ranking>& rankings) {
    const double before = ear.value(spectrogram_of(clip.samples, clip.peak), target.readout);
    const double silent = ear.value(spectrogram_of(std::vector<float>(clip.samples.size()), 1), target.readout);
    for (const Ranking& ranking : rankings) {
        const auto with = [&](double share, bool insert) {
            return value_with(ear, clip, target.readout, ranking, share, insert);
        };
        for (const double share : {0.1, 0.3})
            print(clip, target, "delete " + ranking.name, share, with(share, false) - before);
        print(clip, target, "insert " + ranking.name, 0.3, with(0.3, true) - silent);
    }
}

// The map's, and what it must beat: cells at random, the map at another time (half of the clip later, so that what is
// taken out has the same shape), its lowest cells, and the loudest.
std::vector<Ranking> rankings(const Excerpt& clip, const Maps& maps, const CellGrid& grid) {
    const Map& map = maps.from_usual;
    std::vector<float> noise(map.values.size());
    std::mt19937 random(1);
    for (float& value : noise) value = static_cast<float>(random() >> 8);
    auto shifted = map.values;
    std::rotate(shifted.begin(), shifted.begin() + static_cast<std::ptrdiff_t>(map.columns.length() / 2 * map.rows),
                shifted.end());
    const Ranking top = ranked("top", map.values);
    return {top,
            ranked("top against silence", maps.from_silence.values),
            ranked("top against the average cell", maps.from_average.values),
            ranked("random", noise),
            ranked("shifted", shifted),
            reversed("bottom", top),
            ranked("loudest", loudness(spectrogram_of(clip.samples, clip.peak), grid, map))};
}

// of: "" for the map itself.
void listen(Ear& ear, const Excerpt& clip, const Target& target, const Map& map, const CellGrid& grid,
            const std::string& of) {
    const double before = ear.value(spectrogram_of(clip.samples, clip.peak), target.readout);
    std::vector<double> values;
    for (const Part part : {Part::only, Part::without}) {
        const auto samples = masked(clip, mask_of(map, grid, Side::raises), part);
        float peak = 0;
        for (const float sample : samples) peak = std::max(peak, std::abs(sample));
        values.push_back(ear.value(spectrogram_of(samples, peak), target.readout));
    }
    print(clip, target, "only" + of, kKept, values[0] - before);
    print(clip, target, "without" + of, kKept, values[1] - before);
    print(clip, target, "only against without" + of, kKept, values[0] - values[1]);
}

void against_lime(Ear& ear, const Excerpt& clip, const Target& target, const Maps& maps, const CellGrid& grid,
                  std::size_t perturbations) {
    const Map& map = maps.from_usual;
    const auto begin = std::chrono::steady_clock::now();
    const Spectrogram spectrogram = spectrogram_of(clip.samples, clip.peak);
    const Segments segments = segments_of(spectrogram, 25.0 / 255, 40);
    const auto scores = cell_scores(lime(ear, spectrogram, segments, target.readout, perturbations), segments, grid,
                                    map.columns, map.rows);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    const auto n = static_cast<double>(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto x = static_cast<double>(scores[i]), y = static_cast<double>(map.values[i]);
        a += x, b += y, aa += x * x, bb += y * y, ab += x * y;
    }
    std::fprintf(stderr, "%s, %s: %zu segments, %zu perturbations, %.0f s, r with the map %.2f\n", clip.name.c_str(),
                 target.name.c_str(), segments.count, perturbations, took.count(),
                 (n * ab - a * b) / std::sqrt((n * aa - a * a) * (n * bb - b * b)));
    auto all = rankings(clip, maps, grid);
    all.push_back(ranked("LIME top", scores));
    all.push_back(reversed("LIME bottom", ranked("", scores)));
    curves(ear, clip, target, all);
}

int run(int argc, char** argv) {
    const std::string what = argc > 4 ? argv[1] : "";
    if (what != "curves" && what != "listen" && what != "lime")
        return std::fprintf(stderr, "see tools/explain/main.cpp\n"), 2;
    const auto model = load_model(argv[2]);
    if (!model) return std::fprintf(stderr, "%s\n", model.error().message.c_str()), 1;
    const auto references = References::of(*model);
    if (!references) return std::fprintf(stderr, "%s\n", references.error().message.c_str()), 1;
    const Reference* reference = references->find("film");
    if (!reference) reference = &references->all();
    const auto number = [&](int at, std::size_t other) {
        return argc > at ? static_cast<std::size_t>(std::atol(argv[at])) : other;
    };
    const auto clips = excerpts(argv[3], number(4, 100));
    const bool with_lime = what == "lime";
    const std::size_t first = number(with_lime ? 6 : 5, 0), every = number(with_lime ? 7 : 6, 1);
    if (!reference->usual_cells.known())
        return std::fprintf(stderr, "the model file does not tell what its cells usually say\n"), 1;
    Ear ear(*model);
    const CellGrid grid = cell_grid(*model, 0);
    const std::vector<float> silence = ear.silence();
    for (std::size_t i = first; i < clips.size(); i += every) {
        const Excerpt& clip = clips[i];
        Cells cells = ear.cells(spectrogram_of(clip.samples, clip.peak));
        cells.silence = silence;
        for (const Target& target : highest(*model, *reference, cells)) {
            const Range all = {0, cells.columns};
            const Maps maps = {map_of(cells, all, target.readout, reference->usual_cells),
                               map_of(cells, all, target.readout, Baseline::silence),
                               map_of(cells, all, target.readout, Baseline::mean)};
            if (what == "curves") curves(ear, clip, target, rankings(clip, maps, grid));
            if (what == "listen") {
                listen(ear, clip, target, maps.from_usual, grid, "");
                listen(ear, clip, target, maps.from_silence, grid, " by silence");
                listen(ear, clip, target, maps.from_average, grid, " by the average cell");
            }
            if (with_lime) {
                against_lime(ear, clip, target, maps, grid, number(5, 10000));
                break;
            }
        }
    }
    return 0;
}

}  // namespace
}  // namespace moodglass

int main(int argc, char** argv) { return moodglass::run(argc, argv); }
