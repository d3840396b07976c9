// SPDX-License-Identifier: Apache-2.0
// What the groups of a class guess before they see what the model says: a cross on each quality's scale, and votes for
// the emotions. They are kept for the lesson, by song.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis.h"

namespace moodglass::app {

struct Guess {                                  // one group's, of one song
    PerFeature<std::optional<float>> features;  // on the scale of the ratings, 0 to 1
    PerEmotion<int> votes{};                    // how many of the group are for it

    bool operator==(const Guess&) const = default;
};

// How near a group's crosses came to what the model says.
struct Nearness {
    int crosses = 0, within = 0;  // how many there are, and how many of them lie in the model's interval
    float mean_distance = 0;      // of all crosses, on the scale of the ratings
};
Nearness nearness(const Guess& guess, const Analysis& analysis);

// The emotion with most votes; empty where there are none, or two share the most.
std::optional<std::size_t> most_voted(const Guess& guess);
// The emotion to which the model gives the highest rank: what the class was asked for.
std::size_t most_expressed(const Analysis& analysis);

class Guesses {
  public:
    static constexpr std::size_t kMostGroups = 6;

    const std::vector<std::string>& groups() const { return groups_; }  // their names; never empty
    std::size_t group() const { return group_; }                        // whose turn it is
    bool add_group();  // named by the next letter; false: there are as many as can be shown
    void choose_group(std::size_t which) { group_ = which; }
    void rename(std::size_t which, std::string name);  // nothing where the name is empty
    void forget_all();                                 // the guesses; the groups stay

    // Of the group whose turn it is.
    void put(int song, std::size_t feature, float value);
    void nudge(int song, std::size_t feature, float by);  // from the middle where there is no cross yet
    void vote(int song, std::size_t emotion, int by);     // never below none

    const Guess& of(int song, std::size_t group) const;  // an empty one where nothing was guessed
    bool any(int song) const;
    bool any() const { return !guesses_.empty(); }

  private:
    Guess& now(int song) { return guesses_[{song, group_}]; }

    std::vector<std::string> groups_ = {"A"};
    std::size_t group_ = 0;
    std::map<std::pair<int, std::size_t>, Guess> guesses_;
};

}  // namespace moodglass::app
