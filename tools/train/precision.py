# SPDX-License-Identifier: Apache-2.0
"""bfloat16 where it is the faster: on a GPU, and on a processor with instructions for it. Elsewhere PyTorch emulates it, which is far
slower than float32.

    precision.py     measures a training step in both on one core of this machine
"""
import functools
import time
from pathlib import Path

INSTRUCTIONS = {"avx512_bf16", "amx_bf16", "bf16"}  # x86, x86 with tiles, Arm


@functools.cache
def bfloat16_pays(device="cpu"):
    if device != "cpu":
        return True
    cpu = Path("/proc/cpuinfo")
    return cpu.exists() and not INSTRUCTIONS.isdisjoint(cpu.read_text().split())


def measure(steps=5, crops=16, frames=208):
    """Prints milliseconds a crop: forward and backward through the half-width network, the median of a few steps."""
    import torch

    from network import HALF, Network

    torch.set_num_threads(1)
    network = Network(HALF, "joint").to(memory_format=torch.channels_last)
    x = torch.randn(crops, 1, frames, 149).contiguous(memory_format=torch.channels_last)
    for name, half in (("float32", False), ("bfloat16", True)):
        took = []
        for _ in range(steps):
            began = time.perf_counter()
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                outputs = network(x)
            sum(output.float().square().mean() for output in outputs if output is not None).backward()
            took.append(time.perf_counter() - began)
        print(f"{name}: {1000 * sorted(took)[steps // 2] / crops:.0f} ms a crop")


if __name__ == "__main__":
    print("bfloat16 is used here" if bfloat16_pays() else "float32 is used here")
    measure()
