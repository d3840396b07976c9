// SPDX-License-Identifier: Apache-2.0
// Messages of a decoding process that a file has taken over: none harms who reads them.
#include "platform/decoding/told_sound.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include "platform/decoding/messages.h"
#include "platform/decoding/tell_sound.h"
#include "support/signals.h"

namespace moodglass {
namespace {

constexpr const char* kNonsense = "nonsense, or its end";

class Memory final : public Line {
  public:
    explicit Memory(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) {}
    bool read(std::span<std::byte> bytes) override {
        if (bytes.size() > bytes_.size() - taken_) return false;
        if (!bytes.empty()) std::memcpy(bytes.data(), bytes_.data() + taken_, bytes.size());
        taken_ += bytes.size();
        return true;
    }
    Error end() override { return {kNonsense}; }

  private:
    std::vector<std::byte> bytes_;
    std::size_t taken_ = 0;
};

// By hand, independently of who writes them in earnest.
class Letters {
  public:
    template <class T>
    Letters& add(T value) {
        const auto* begin = reinterpret_cast<const std::byte*>(&value);
        bytes.insert(bytes.end(), begin, begin + sizeof value);
        return *this;
    }
    Letters& u32(std::uint32_t value) { return add(value); }
    Letters& standing(double progress = 0, std::uint64_t promises = 0, std::uint64_t length = 0) {
        return add(progress).add(promises).add(length);
    }
    Letters& text(const std::string& value) {
        u32(static_cast<std::uint32_t>(value.size()));
        for (const char c : value) add(c);
        return *this;
    }
    Letters& message(std::uint32_t kind, const Letters& content) {
        u32(kind).u32(static_cast<std::uint32_t>(content.bytes.size()));
        bytes.insert(bytes.end(), content.bytes.begin(), content.bytes.end());
        return *this;
    }
    std::vector<std::byte> bytes;
};

Letters opening(std::uint32_t rate = 8000, std::uint32_t channels = 2, std::vector<std::uint32_t> speakers = {}) {
    Letters b;
    b.standing().u32(rate).u32(channels).u32(static_cast<std::uint32_t>(speakers.size()));
    for (const std::uint32_t speaker : speakers) b.u32(speaker);
    return b;
}
Letters sound_begins() { return Letters().message(1, opening()); }

std::string refusal(const Letters& messages) {
    const auto sound = told_sound(std::make_unique<Memory>(messages.bytes));
    return sound ? "" : sound.error().message;
}

// What comes of the messages behind the first: the samples, and how it failed.
std::pair<std::vector<float>, std::string> rest(const Letters& messages) {
    auto sound = told_sound(std::make_unique<Memory>(messages.bytes));
    if (!sound) return {{}, "refused"};
    std::vector<float> all, piece(6);
    while (const std::size_t count = sound->sound->read(piece))
        all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(2 * count));
    return {all, *sound->failed ? (*sound->failed)->message : ""};
}

TEST(ToldSound, IsWhatIsTold) {
    Letters messages;
    messages.message(1, opening(44100, 2, {0, 1}));
    messages.message(2, Letters().standing(0.5, 1, 4).add(0.1f).add(0.2f).add(0.3f).add(0.4f));
    messages.message(2, Letters().standing(0.75, 1, 5).add(0.5f).add(0.6f));
    messages.message(3, Letters().standing(1, 1, 7).u32(kCut | kOtherFollows).u32(2).text("one").text("two"));
    auto sound = told_sound(std::make_unique<Memory>(messages.bytes));
    ASSERT_TRUE(sound) << sound.error().message;
    Sound& s = *sound->sound;
    EXPECT_EQ(s.sample_rate, 44100);
    EXPECT_EQ(s.channels, 2);
    EXPECT_EQ(s.layout, (ChannelLayout{Speaker::front_left, Speaker::front_right}));
    EXPECT_FALSE(s.promised_length);
    std::vector<float> piece(3);  // one sample of each channel, and no room for more
    EXPECT_EQ(s.read(piece), 1u);
    EXPECT_EQ(piece[1], 0.2f);
    EXPECT_EQ(s.progress(), 0.5);
    EXPECT_EQ(s.promised_length, 4u);
    piece.resize(100);
    EXPECT_EQ(s.read(piece), 1u);  // no more than the message has
    EXPECT_EQ(s.read(piece), 1u);
    EXPECT_EQ(piece[1], 0.6f);
    EXPECT_FALSE(s.cut());
    EXPECT_EQ(s.read(piece), 0u);
    EXPECT_TRUE(s.cut());
    EXPECT_FALSE(s.gaps());
    EXPECT_TRUE(s.other_follows());
    EXPECT_EQ(s.remarks(), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(s.promised_length, 7u);
    EXPECT_FALSE(*sound->failed);
    EXPECT_EQ(s.read(piece), 0u);
}

TEST(ToldSound, RefusesAsTheOtherDoes) {
    EXPECT_EQ(refusal(Letters().message(4, Letters().u32(0).text("the file is empty"))), "the file is empty");
    const auto sound =
        told_sound(std::make_unique<Memory>(Letters().message(4, Letters().u32(3).text("memory")).bytes));
    EXPECT_EQ(sound.error().cause, Cause::memory);
}

TEST(ToldSound, NonsenseAtFirstIsNoSound) {
    const std::vector<Letters> all = {
        Letters(),
        Letters().u32(1),
        Letters().u32(1).u32(0xFFFFFFFF),
        Letters().message(0, opening()),
        Letters().message(2, Letters().standing().add(0.1f).add(0.2f)),
        Letters().message(3, Letters().standing().u32(0).u32(0)),
        Letters().message(1, Letters()),
        Letters().message(1, Letters().standing().u32(44100)),
        Letters().message(1, opening(44100, 0)),
        Letters().message(1, opening(44100, 9)),
        Letters().message(1, opening(44100, 0xFFFFFFFF)),
        Letters().message(1, opening(0)),
        Letters().message(1, opening(0x7FFFFFFF)),
        Letters().message(1, opening(44100, 2, {0})),
        Letters().message(1, opening(44100, 2, {0, 64})),
        Letters().message(1, opening(44100, 2, {0, 0xFFFFFFFF})),
        Letters().message(1, opening().u32(7)),  // something behind it
        Letters().message(1, Letters().standing(std::numeric_limits<double>::quiet_NaN()).u32(44100).u32(2).u32(0)),
        Letters().message(1, Letters().standing(0, 2).u32(44100).u32(2).u32(0)),
        Letters().message(4, Letters().u32(4).text("a cause that there is not")),
        Letters().message(4, Letters().u32(0).text("")),
        Letters().message(4, Letters().u32(0).text("two\nlines")),
        Letters().message(4, Letters().u32(0).text("\xFF\xFE no text")),
        Letters().message(4, Letters().u32(0).text(std::string(601, 'a'))),
        Letters().message(4, Letters().u32(0).u32(0xFFFFFFFF)),
    };
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(refusal(all[i]), kNonsense) << i;
}

TEST(ToldSound, NonsenseLaterEndsTheSound) {
    const auto with = [](std::uint32_t kind, const Letters& content) { return sound_begins().message(kind, content); };
    Letters second;
    second.standing();
    for (int i = 0; i < 2 * 8001; ++i) second.add(0.0f);
    Letters many;
    many.standing().u32(0).u32(17);
    for (int i = 0; i < 17; ++i) many.text("remark");
    const std::vector<Letters> all = {
        sound_begins(),
        with(0, Letters()),
        with(1, opening()),
        with(5, Letters()),
        with(2, Letters()),
        with(2, Letters().standing()),            // no samples
        with(2, Letters().standing().add(0.1f)),  // for one channel
        with(2, Letters().standing(std::numeric_limits<double>::infinity()).add(0.1f).add(0.1f)),
        with(2, second),  // more than a second
        sound_begins().u32(2).u32(0xFFFFFFF8),
        with(3, Letters().standing()),
        with(3, Letters().standing().u32(0).u32(1)),
        with(3, Letters().standing().u32(0).u32(1).text("one").text("two")),
        with(3, Letters().standing().u32(0).u32(0xFFFFFFFF)),
        with(3, many),
        sound_begins().u32(3).u32(0x7FFFFFFF),
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto [samples, failed] = rest(all[i]);
        EXPECT_TRUE(samples.empty()) << i;
        EXPECT_EQ(failed, kNonsense) << i;
    }
    Letters cut = sound_begins();
    cut.u32(2).u32(sizeof(double) + 16 + 800).standing().add(0.5f).add(0.25f);
    EXPECT_EQ(rest(cut).second, kNonsense);
    const auto told = rest(with(4, Letters().u32(2).text("why")));
    EXPECT_EQ(told.second, "why");
}

std::vector<std::byte> told_of(const OpenSound& open) {
    std::vector<std::byte> all;
    tell_sound(open, {}, [&](std::span<const std::byte> bytes) { all.insert(all.end(), bytes.begin(), bytes.end()); });
    return all;
}

TEST(TellSound, CutsWhatIsTooLongAndIsStillUnderstood) {
    const auto sound = told_sound(std::make_unique<Memory>(
        told_of([](Bytes) -> Result<std::unique_ptr<Sound>> { return failure(std::string(5000, 'a')); })));
    ASSERT_FALSE(sound);
    EXPECT_EQ(sound.error().message, std::string(kMostText, 'a'));
}

TEST(TellSound, TellsASecondAtATime) {
    const auto told =
        told_sound(std::make_unique<Memory>(told_of([](Bytes) { return as_sound(sine(440, 2.5, 8000), 1, 8000); })));
    ASSERT_TRUE(told) << told.error().message;
    std::vector<float> piece(8000);
    for (const std::size_t count : {8000u, 8000u, 4000u, 0u}) EXPECT_EQ(told->sound->read(piece), count);
    EXPECT_FALSE(*told->failed);
}

TEST(TellSound, TellsWhereMemoryRunsOutInTheMiddle) {
    class Forgetful final : public Sound {
      public:
        Forgetful() { sample_rate = 8000, channels = 1; }
        std::size_t read(std::span<float>) override { throw std::bad_alloc(); }
        double progress() const override { return 0; }
    };
    const auto told = told_sound(std::make_unique<Memory>(
        told_of([](Bytes) -> Result<std::unique_ptr<Sound>> { return std::make_unique<Forgetful>(); })));
    ASSERT_TRUE(told) << told.error().message;
    std::vector<float> piece(8000);
    EXPECT_EQ(told->sound->read(piece), 0u);
    ASSERT_TRUE(*told->failed);
    EXPECT_EQ((*told->failed)->message, no_memory().value().message);
}

}  // namespace
}  // namespace moodglass
