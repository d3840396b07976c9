// SPDX-License-Identifier: Apache-2.0
#include "explain/kind_classifier.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "network/json_number.h"

namespace moodglass {
namespace {

using Json = nlohmann::ordered_json;

bool read(const Json& parent, const char* key, std::size_t count, std::vector<float>& values) {
    const auto found = parent.find(key);
    if (found == parent.end() || !found->is_array() || found->size() != count) return false;
    values.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        if (!read_number((*found)[i], values[i])) return false;
    return true;
}

bool read(const Json& json, std::size_t n, KindClassifier& classifier) {
    if (!json.is_object() || !read(json, "mean", n, classifier.mean) ||
        !read(json, "deviation", n, classifier.deviation))
        return false;
    constexpr float kLeastDeviation = 1e-4f;  // a smaller one makes no number of a song's scores
    if (*std::min_element(classifier.deviation.begin(), classifier.deviation.end()) < kLeastDeviation) return false;
    const auto weights = json.find("weights"), sure = json.find("sure");
    if (weights == json.end() || !weights->is_object() || weights->empty() || sure == json.end()) return false;
    for (const auto& item : weights->items()) {
        std::vector<float>& of = classifier.weights.emplace_back(item.key(), std::vector<float>()).second;
        if (!read(*weights, item.key().c_str(), 1 + n + n * (n + 1) / 2, of)) return false;
    }
    return read_number(*sure, classifier.sure);
}

}  // namespace

std::vector<KindProbability> KindClassifier::probabilities(std::span<const float> outputs) const {
    std::vector<KindProbability> out;
    const std::size_t n = mean.size();
    if (outputs.size() != n) return out;
    std::vector<double> terms = {1}, scores;
    for (std::size_t i = 0; i < n; ++i)
        terms.push_back((static_cast<double>(outputs[i]) - static_cast<double>(mean[i])) /
                        static_cast<double>(deviation[i]));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i; j < n; ++j) terms.push_back(terms[1 + i] * terms[1 + j]);
    for (const auto& [kind, of] : weights) {
        double score = 0;
        for (std::size_t i = 0; i < terms.size(); ++i) score += static_cast<double>(of[i]) * terms[i];
        scores.push_back(score);
    }
    if (scores.empty()) return out;
    const double highest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores) sum += score = std::exp(score - highest);
    for (std::size_t k = 0; k < scores.size(); ++k)
        out.push_back({weights[k].first, static_cast<float>(scores[k] / sum)});
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    return out;
}

Result<KindClassifier> KindClassifier::read(std::string_view text, std::size_t outputs) {
    KindClassifier classifier;
    if (text.empty()) return classifier;
    if (!moodglass::read(Json::parse(text, nullptr, false), outputs, classifier))
        return failure("the model file's kinds of music are incomplete; fetch it again, or one made for this version");
    return classifier;
}

}  // namespace moodglass
