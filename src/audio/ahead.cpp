// SPDX-License-Identifier: Apache-2.0
#include "audio/ahead.h"

#include <cstring>

#include "audio/flac_order.h"
#include "audio/mp3_order.h"

namespace moodglass {

std::vector<std::byte> decode_order(Bytes order) {
    OrderKind kind{};
    if (order.size() < sizeof kind) return {};
    std::memcpy(&kind, order.data(), sizeof kind);
    switch (kind) {
        case OrderKind::mp3:
            return decode_mp3_order(order);
        case OrderKind::flac:
            return decode_flac_order(order);
    }
    return {};
}

}  // namespace moodglass
