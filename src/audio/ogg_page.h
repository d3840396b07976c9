// SPDX-License-Identifier: Apache-2.0
// Whether an Ogg file ends as it should (RFC 3533): its last page is whole and marked as the end of the stream.
#pragma once

#include "audio/file_type.h"

namespace moodglass {

bool ogg_ends_properly(Bytes bytes);

}  // namespace moodglass
