// SPDX-License-Identifier: Apache-2.0
// XNNPACK's operators as owned things.
#pragma once

#include <xnnpack.h>

#include <memory>
#include <type_traits>

namespace moodglass {

struct DeleteOperator {
    void operator()(xnn_operator_t op) const { xnn_delete_operator(op); }
};
using XnnOperator = std::unique_ptr<std::remove_pointer_t<xnn_operator_t>, DeleteOperator>;

// For a function that writes the operator it makes through a pointer.
class Receive {
  public:
    explicit Receive(XnnOperator& to) : to_(to) {}
    ~Receive() { to_.reset(made_); }
    operator xnn_operator_t*() { return &made_; }

  private:
    XnnOperator& to_;
    xnn_operator_t made_ = nullptr;
};
inline Receive receive(XnnOperator& to) { return Receive(to); }

}  // namespace moodglass
