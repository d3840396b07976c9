// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/guesses_page.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/takeaway/guesses_told.h"
#include "app/words/markup.h"
#include "app/words/text.h"

namespace moodglass::app {
namespace {

constexpr const char* kStyle =
    "body { font: 18px/1.45 Inter, system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; "
    "color: #161a21; background: #fff; }\n"
    "h1 { font-size: 2rem; line-height: 1.2; }\n"
    "h2 { font-size: 1.375rem; margin: 2.5rem 0 0.5rem; overflow-wrap: anywhere; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "th, td { text-align: start; padding: 6px 16px 6px 0; border-bottom: 1px solid #d0d5dd; }\n"
    "th { font-weight: 600; white-space: nowrap; }\n"
    "svg { display: block; width: 100%; height: 44px; }\n"
    ".quiet { color: #56606f; }\n"
    "section { break-inside: avoid; }\n"
    "@media print { body { margin: 0; } }\n";
// Dark enough for white paper, and each named by its letter beside it.
constexpr std::array<const char*, Guesses::kMostGroups> kColours = {"#b3470c", "#1f5fae", "#2c7a3f",
                                                                    "#8a3a8f", "#7a5c00", "#0d7377"};
constexpr float kWide = 600, kHigh = 44;  // of a scale, in its own units

std::string number(float value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, static_cast<double>(value));
    return text;
}

// As a field of CSV that no spreadsheet takes for a formula.
std::string field(std::string_view text) {
    std::string out = "\"";
    if (!text.empty() && (std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)) out += '\'';
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

std::string x_of(float value) { return number(10 + std::clamp(value, 0.0f, 1.0f) * (kWide - 20), 1); }

std::string scale_of(const Guesses& guesses, const GuessedSong& song, std::size_t feature) {
    const Estimate& model = song.analysis->midlevel[feature];
    std::string svg = "<svg viewBox=\"0 0 " + number(kWide, 0) + " " + number(kHigh, 0) + "\" role=\"img\">";
    svg += "<path d=\"M10 26H" + number(kWide - 10, 0) + "\" stroke=\"#d0d5dd\"/>";
    svg += "<path d=\"M" + x_of(model.low) + " 26H" + x_of(model.high) +
           "\" stroke=\"#b9c0cc\" stroke-width=\"8\" stroke-linecap=\"round\"/>";
    svg += "<circle cx=\"" + x_of(model.mean) + "\" cy=\"26\" r=\"7\" fill=\"#161a21\"/>";
    for (std::size_t g = 0; g < guesses.groups().size(); ++g) {
        const auto cross = guesses.of(song.id, g).features[feature];
        if (!cross) continue;
        const std::string colour = kColours[g];
        svg += "<g transform=\"translate(" + x_of(*cross) + " 26)\"><path d=\"M-6 -6L6 6M-6 6L6 -6\" stroke=\"" +
               colour + "\" stroke-width=\"3\"/><text y=\"-10\" text-anchor=\"middle\" font-size=\"13\" fill=\"" +
               colour + "\">" + escaped(initial_of(guesses.groups()[g])) + "</text></g>";
    }
    return svg + "</svg>";
}

}  // namespace

std::string guesses_as_csv(const Guesses& guesses, const std::vector<GuessedSong>& songs) {
    std::string out = "song,group,what,guess,model,low,high\n";
    const auto line = [&](const GuessedSong& song, std::size_t g, std::string_view what, const std::string& guess,
                          const Estimate& model) {
        out += field(song.name) + "," + field(guesses.groups()[g]) + "," + std::string(what) + "," + guess + "," +
               number(model.mean, 4) + "," + number(model.low, 4) + "," + number(model.high, 4) + "\n";
    };
    for (const GuessedSong& song : songs)
        for (std::size_t g = 0; g < guesses.groups().size(); ++g) {
            const Guess& guess = guesses.of(song.id, g);
            for (std::size_t f = 0; f < kFeatureCount; ++f)
                if (guess.features[f])
                    line(song, g, kFeatureNames[f], number(*guess.features[f], 2), song.analysis->midlevel[f]);
            for (std::size_t k = 0; k < kEmotionCount; ++k)
                if (guess.votes[k] > 0)
                    line(song, g, "votes_" + std::string(kEmotionNames[k]), std::to_string(guess.votes[k]),
                         song.analysis->emotions[k]);
        }
    return out;
}

std::string guesses_as_html(const Guesses& guesses, const std::vector<GuessedSong>& songs, Language language) {
    const Strings& words = strings(language);
    const std::string title = escaped(words.guesses.title);
    std::string out = std::string("<!doctype html>\n<html lang=\"") + kLanguageTags[language] +
                      "\">\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n<style>\n" + kStyle +
                      "</style>\n<h1>" + title + "</h1>\n<p class=\"quiet\">" + escaped(words.guesses.about) + "</p>\n";
    for (const GuessedSong& song : songs) {
        if (!guesses.any(song.id)) continue;
        out += "<section>\n<h2>" + escaped(song.name) + "</h2>\n";
        for (std::size_t g = 0; g < guesses.groups().size(); ++g)
            for (const std::string& sentence : told_of_group(guesses, g, song.id, *song.analysis, language))
                out += "<p>" + escaped(sentence) + "</p>\n";
        out += "<table>\n";
        for (std::size_t f = 0; f < kFeatureCount && song.analysis->explained; ++f)
            out += "<tr><th scope=\"row\">" + escaped(words.features[f].name) + "</th><td>" +
                   scale_of(guesses, song, f) + "</td></tr>\n";
        out += "</table>\n</section>\n";
    }
    return out + "</html>\n";
}

}  // namespace moodglass::app
