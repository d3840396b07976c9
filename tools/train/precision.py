# SPDX-License-Identifier: Apache-2.0
"""bfloat16 where it is the faster: on a GPU, and on a processor with instructions for it. Elsewhere PyTorch emulates it, and a training
step takes some thirty times as long as in float32."""
import functools
from pathlib import Path

INSTRUCTIONS = {"avx512_bf16", "amx_bf16", "bf16"}  # x86, x86 with tiles, Arm


@functools.cache
def bfloat16_pays(device="cpu"):
    if device != "cpu":
        return True
    cpu = Path("/proc/cpuinfo")
    return cpu.exists() and not INSTRUCTIONS.isdisjoint(cpu.read_text().split())
