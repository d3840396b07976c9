// SPDX-License-Identifier: Apache-2.0
#include "app/takeaway/report.h"

#include <span>
#include <vector>

#include "app/songs/reasons.h"
#include "app/words/markup.h"
#include "app/words/reference_words.h"
#include "app/words/section_words.h"
#include "app/words/sentences.h"
#include "app/words/strings.h"
#include "explain/uncertainty.h"
#include "network/sha256.h"
#include "story/say.h"

namespace moodglass::app {
namespace {

constexpr const char* kStyle =
    "body { font: 15px/1.5 Inter, system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; "
    "color: #161a21; background: #fff; }\n"
    "h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }\n"
    "h2 { font-size: 1.125rem; margin: 2rem 0 0.25rem; }\n"
    "p { max-width: 46rem; }\n"
    ".quiet { color: #56606f; }\n"
    "img { width: 100%; border: 1px solid #d0d5dd; border-radius: 8px; }\n"
    ".scroll { overflow-x: auto; }\n"
    "table { border-collapse: collapse; font-variant-numeric: tabular-nums; }\n"
    "th, td { text-align: start; vertical-align: top; padding: 4px 16px 4px 0; border-bottom: 1px solid #d0d5dd; }\n"
    "thead th { color: #56606f; font-weight: 400; vertical-align: bottom; }\n"
    ".number { text-align: end; white-space: nowrap; }\n"
    "@media print { body { margin: 0; } h2, tr { break-inside: avoid; } }\n";

struct Page {
    const Analysis& analysis;
    Language language;
    const Strings& words = strings(language);
    std::string out;

    void line(std::string_view markup) { (out += markup) += "\n"; }
    void element(std::string_view tag, std::string_view text, std::string_view attributes = "") {
        line("<" + std::string(tag) + std::string(attributes) + ">" + escaped(text) + "</" + std::string(tag) + ">");
    }
    void number(std::string_view text) { element("td", text, " class=\"number\""); }

    // Column heads; those from the second to the last of `numbers` stand over numbers.
    void begin_table(std::string_view title, const std::vector<std::string_view>& heads, std::size_t numbers) {
        element("h2", title);
        line("<div class=\"scroll\"><table>\n<thead><tr>");
        for (std::size_t i = 0; i < heads.size(); ++i)
            element("th", heads[i], i >= 1 && i <= numbers ? " scope=\"col\" class=\"number\"" : " scope=\"col\"");
        line("</tr></thead>\n<tbody>");
    }
    void end_table() { line("</tbody>\n</table></div>"); }

    void estimate(const Estimate& e) {
        number(format_value(e.mean, language));
        number(format_value(e.low, language) + " \u2013 " + format_value(e.high, language));
        number(format_rank(e.percentile));
    }

    void features() {
        const auto& r = words.report;
        begin_table(words.features_panel.title, {r.feature, r.value, r.interval, r.rank, r.meaning}, 3);
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            line("<tr>");
            element("th", words.features[f].name, " scope=\"row\"");
            estimate(analysis.midlevel[f]);
            element("td", words.features[f].meaning);
            line("</tr>");
        }
        end_table();
    }

    void emotions() {
        const auto& r = words.report;
        const Summary whole = summarise(analysis, std::nullopt);
        begin_table(words.emotions_panel.title, {r.emotion, r.value, r.interval, r.rank, words.why.title}, 3);
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            const EmotionEstimate& e = analysis.emotions[k];
            line("<tr>");
            element("th", words.emotions[k], " scope=\"row\"");
            estimate(e);
            line("<td>");
            if (const std::string why = reason(whole, analysis, k, language); !why.empty()) element("span", why);
            if (e.ambiguous) element("em", std::string(words.emotions_panel.ambiguous) + ".");
            line("</td></tr>");
        }
        end_table();
    }

    // What the card says: in words, and the sections as a list.
    void story() {
        const Telling told = telling_of(analysis);
        element("h2", headline(told, analysis, language));
        for (const std::string& each :
             {reasons(told, analysis, language), way(told, analysis, language), moments(told, analysis, language)})
            if (!each.empty()) element("p", each);
        if (analysis.sections.size() < 2) return;
        line("<ul>");
        for (const Section& section : analysis.sections) element("li", told_section(section, analysis.explained, language));
        line("</ul>");
    }

    void effects() {
        std::vector<std::string_view> heads = {words.report.emotion, words.why.start};
        for (const FeatureWords& feature : words.features) heads.emplace_back(feature.name);
        heads.emplace_back(words.report.sum);
        if (analysis.left_out) {
            heads.emplace_back(words.why.left_out);
            heads.emplace_back(words.report.left_out_rank);
            heads.emplace_back(words.why.black_box);
        }
        begin_table(words.report.effects, heads, heads.size());
        for (std::size_t k = 0; k < kEmotionCount; ++k) {
            line("<tr>");
            element("th", words.emotions[k], " scope=\"row\"");
            number(format_signed(analysis.effects[k].bias, language, 3));
            for (const float effect : analysis.effects[k].of) number(format_signed(effect, language, 3));
            number(format_value(analysis.emotions[k].mean, language, 3));
            if (analysis.left_out) {
                number(format_signed((*analysis.left_out)[k].value, language, 3));
                number(format_rank((*analysis.left_out)[k].percentile));
                number(format_value((*analysis.left_out)[k].black_box, language, 3));
            }
            line("</tr>");
        }
        end_table();
    }
};

// What the page's own policy lets in: this style and nothing else.
std::string style_source(std::string_view style) {
    const std::string digits = sha256(std::as_bytes(std::span(style)));
    std::string digest;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        digest += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return "'sha256-" + base64(digest) + "'";
}

}  // namespace

std::string report_as_html(const Analysis& analysis, Language language, std::string_view png) {
    Page page{.analysis = analysis, .language = language, .out = {}};
    const auto& words = page.words.report;
    const std::string title = fill(words.title, {analysis.file});
    page.line(std::string("<!doctype html>\n<html lang=\"") + kLanguageTags[language] + "\">");
    page.line("<head>\n<meta charset=\"utf-8\">");
    const std::string style = "\n" + std::string(kStyle);
    page.line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src " +
              style_source(style) + "\">");
    page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.element("title", title);
    page.line("<style>" + style + "</style>\n</head>\n<body>");
    page.element("h1", title);
    page.element("p", fill(words.about, {format_time(analysis.duration_s),
                                    reference_clips(analysis.reference.clips, analysis.reference.kind, language),
                                         analysis.model.name + " " + analysis.model.version,
                                         analysis.engine.version + " (" + analysis.engine.kernels + ")"}));
    for (const std::string& warning : analysis.warnings) page.element("p", as_sentence(warning, language));
    if (!png.empty())
        page.line("<img src=\"data:image/png;base64," + base64(png) + "\" alt=\"" + escaped(words.picture) + "\">");
    page.story();
    page.emotions();
    if (analysis.explained) {
        page.features();
        page.effects();
    }
    if (const std::string note = interval_note(analysis.intervals_of, analysis.explained); !note.empty())
        page.element("p", as_sentence(note, language), " class=\"quiet\"");
    page.element("p", words.limits, " class=\"quiet\"");
    page.line("</body>\n</html>");
    return std::move(page.out);
}

}  // namespace moodglass::app
