// SPDX-License-Identifier: Apache-2.0
// Reads bits, the most significant first. Private to this folder.
#pragma once

#include <bit>
#include <cstdint>

#include "audio/file_type.h"

namespace moodglass {

class Bits {
  public:
    explicit Bits(Bytes bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()), begin_(bytes.data()) {}

    // 0 to 56 bits; zeros behind the end.
    std::uint64_t take(int count) {
        fill();
        const std::uint64_t value = count ? cache_ >> (64 - count) : 0;
        drop(count);
        return value;
    }
    // A number with a sign.
    std::int64_t take_signed(int count) {
        if (count == 0) return 0;
        return static_cast<std::int64_t>(take(count) << (64 - count)) >> (64 - count);
    }
    // How many zeros stand before the next one, which is taken, too.
    std::uint32_t take_zeros() {
        std::uint32_t count = 0;
        for (;;) {
            fill();
            const int zeros = std::countl_zero(cache_);
            if (zeros < kAtLeast) {
                drop(zeros + 1);
                return count + static_cast<std::uint32_t>(zeros);
            }
            count += kAtLeast;
            drop(kAtLeast);
            if (ended()) return count;
        }
    }
    // Zeros, a one and `low` bits, of which the zeros count as the higher ones: Rice's code.
    std::uint64_t take_rice(int low) {
        fill();
        const int zeros = std::countl_zero(cache_);
        if (zeros + 1 + low > kAtLeast) {
            const std::uint64_t high = take_zeros();
            return high << low | take(low);
        }
        const std::uint64_t rest = cache_ << (zeros + 1), value = rest >> 1 >> (63 - low);
        drop(zeros + 1 + low);
        return static_cast<std::uint64_t>(zeros) << low | value;
    }
    void to_whole_byte() { drop(filled_ % 8); }

    bool ended() const { return beyond_ > filled_; }  // what was taken last, was not all there
    std::size_t taken() const {                       // bytes, the last perhaps in part
        return static_cast<std::size_t>(at_ - begin_) - static_cast<std::size_t>((filled_ - beyond_) / 8);
    }

  private:
    static constexpr int kAtLeast = 56;  // bits in the cache, once it is filled

    void fill() {
        if (filled_ > kAtLeast) return;
        if (end_ - at_ >= 8) {
            std::uint64_t next = 0;
            for (int i = 0; i < 8; ++i) next = next << 8 | std::to_integer<std::uint64_t>(at_[i]);
            // Bits of a byte that has only begun to fit are there before they count, and come again as the same.
            cache_ |= next >> filled_;
            const int bytes = (64 - filled_) / 8;
            at_ += bytes;
            filled_ += 8 * bytes;
            return;
        }
        while (filled_ <= kAtLeast) {
            if (at_ == end_) {
                beyond_ += 8;
            } else {
                cache_ |= std::to_integer<std::uint64_t>(*at_++) << (kAtLeast - filled_);
            }
            filled_ += 8;
        }
    }
    void drop(int count) {
        cache_ <<= count;
        filled_ -= count;
    }

    const std::byte *at_, *end_, *begin_;
    std::uint64_t cache_ = 0;  // what comes next, from the top
    int filled_ = 0;           // bits of it
    int beyond_ = 0;           // of these, zeros that stand for what is behind the end
};

}  // namespace moodglass
