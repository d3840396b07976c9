// SPDX-License-Identifier: Apache-2.0
// What KissFFT needs of SSE, by the compiler's own vectors, for processors that have none.
#pragma once

#include <stdlib.h>

typedef float __m128 __attribute__((vector_size(16), may_alias));

static inline __m128 _mm_set1_ps(float value) { return (__m128){value, value, value, value}; }
static inline void* _mm_malloc(size_t size, size_t alignment) {
    return aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}
static inline void _mm_free(void* memory) { free(memory); }
