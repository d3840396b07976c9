// SPDX-License-Identifier: Apache-2.0
// An open file, or an end of a pipe, which is closed with what holds it.
#pragma once

#include <unistd.h>

#include <utility>

namespace moodglass {

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    int number() const { return number_; }  // negative: there is none
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

}  // namespace moodglass
