// SPDX-License-Identifier: Apache-2.0
#include "explain/cell_grid.h"

#include <algorithm>
#include <cmath>

#include "spectrogram/filterbank.h"
#include "spectrogram/framer.h"

namespace moodglass {
namespace {

// Along one axis: which two cells a point lies between, and how near it is to the second. Points beyond the outermost
// middles belong to the outermost cell alone.
struct Place {
    std::size_t cell = 0;
    float next = 0;
};

std::vector<Place> places(std::size_t points, double first, double step, std::size_t cells) {
    std::vector<Place> all(points);
    for (std::size_t i = 0; i < points; ++i) {
        const double at = std::clamp((static_cast<double>(i) - first) / step, 0.0, static_cast<double>(cells - 1));
        const double cell = std::floor(at);
        all[i] = {static_cast<std::size_t>(cell), static_cast<float>(at - cell)};
    }
    return all;
}

// 1 / how many points' worth a cell's contribution is spread over.
std::vector<float> shares(const std::vector<Place>& all, std::size_t cells) {
    std::vector<double> sums(cells + 1);
    for (const Place& place : all) {
        sums[place.cell] += 1 - place.next;
        sums[place.cell + 1] += place.next;
    }
    std::vector<float> out(cells);
    for (std::size_t i = 0; i < cells; ++i) out[i] = sums[i] > 0 ? static_cast<float>(1 / sums[i]) : 0;
    return out;
}

const std::vector<double>& centres_hz() {
    static const std::vector<double> all = [] {
        const Filterbank filterbank;
        std::vector<double> centres;
        for (int band = 0; band < kBandCount; ++band) centres.push_back(filterbank.centre_hz(band));
        return centres;
    }();
    return all;
}

}  // namespace

CellGrid cell_grid(const Model& model, double start_s) {
    const auto geometry = model.geometry();  // the same along time and frequency
    const auto hop = static_cast<double>(column_hop(geometry)), field = static_cast<double>(receptive_field(geometry));
    const double centre = column_centre(geometry);
    return {start_s + centre / kFramesPerSecond, hop / kFramesPerSecond, centre, hop, field / kFramesPerSecond, field};
}

double band_hz(double band) {
    const auto& centres = centres_hz();
    const double at = std::clamp(band, 0.0, static_cast<double>(kBandCount - 1));
    const auto below = static_cast<std::size_t>(std::min(at, static_cast<double>(kBandCount - 2)));
    return centres[below] * std::pow(centres[below + 1] / centres[below], at - static_cast<double>(below));
}

double hz_band(double hz) {
    const auto& centres = centres_hz();
    const double within = std::clamp(hz, centres.front(), centres.back());
    const auto above =
        static_cast<std::size_t>(std::upper_bound(centres.begin() + 1, centres.end() - 1, within) - centres.begin());
    return static_cast<double>(above - 1) +
           std::log(within / centres[above - 1]) / std::log(centres[above] / centres[above - 1]);
}

Range columns_between(const CellGrid& grid, std::size_t columns, double begin_s, double end_s) {
    const auto last = static_cast<double>(columns) - 1;
    const auto column = [&](double time_s) { return (time_s - grid.start_s) / grid.column_s; };
    const double begin = std::ceil(column(begin_s)), end = std::floor(column(end_s)) + 1;
    if (begin < end && begin <= last && end >= 1)
        return {static_cast<std::size_t>(std::max(begin, 0.0)), static_cast<std::size_t>(std::min(end, last + 1))};
    const auto nearest = static_cast<std::size_t>(std::clamp(std::round(column((begin_s + end_s) / 2)), 0.0, last));
    return {nearest, nearest + 1};
}

std::vector<float> spread(const Map& map, const CellGrid& grid, std::size_t song_columns, std::size_t song_frames,
                          Range frames) {
    const auto times = places(song_frames, grid.first_band, grid.row_bands, song_columns);
    const auto bands = places(kBandCount, grid.first_band, grid.row_bands, map.rows);
    const auto time_shares = shares(times, song_columns), band_shares = shares(bands, map.rows);
    const auto row = [&](std::size_t column, std::size_t r) {
        if (r >= map.rows || column < map.columns.begin || column >= map.columns.end) return 0.0f;
        return map.values[(column - map.columns.begin) * map.rows + r] * time_shares[column] * band_shares[r];
    };
    std::vector<float> out, mixed(map.rows + 1);
    out.reserve(frames.length() * kBandCount);
    for (std::size_t frame = frames.begin; frame < frames.end; ++frame) {
        const Place& time = times[frame];
        for (std::size_t r = 0; r < map.rows; ++r)
            mixed[r] = (1 - time.next) * row(time.cell, r) + time.next * row(time.cell + 1, r);
        for (const Place& band : bands)
            out.push_back((1 - band.next) * mixed[band.cell] + band.next * mixed[band.cell + 1]);
    }
    return out;
}

}  // namespace moodglass
