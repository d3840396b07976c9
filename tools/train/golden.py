# SPDX-License-Identifier: Apache-2.0
"""Golden files for the engine's network tests: a model, an input, and what PyTorch makes of it in fp32.

    golden.py tiny           tests/golden/tiny.safetensors and tiny_a2e.safetensors (seeded random weights) and their arrays; NAME_measured.npy:
                             of 30 s whose moments measure tests/golden/harmony_measures.npy, and of a song of 7 s that is repeated
    golden.py two_heads      the same, tiny_two_heads.safetensors: joint with the black box's head
    golden.py NAME...        for models/NAME.safetensors: tests/golden/network_NAME_{input,midlevel,emotions,cells}.npy

input is a spectrogram (frames, 149) before standardisation; cells is the first linear head applied to every cell of the last
feature map: (columns, rows, 7), for a2e (columns, rows, 8); of a model with the black box's head (columns, rows, 15). Such a model has
black_box (8), too, and left_out (8, 3): black box, less the emotion, share of the reference music `all` of which less is left out. The sound is synthetic: gliding tones, clicks and seeded noise.
"""
import sys

import numpy as np
import torch

import beside
import kinds
import model_file
import paths
import references
from names import EMOTIONS, FEATURES, MEASURES
from network import TINY, Network

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import harmony as second_ear
import spectrogram as front_end


def synthetic_sound(seconds, seed):
    generator = np.random.default_rng(seed)
    time = np.arange(int(seconds * front_end.SAMPLE_RATE)) / front_end.SAMPLE_RATE
    sound = generator.normal(0, 0.02, len(time)) * (1 + np.sin(2 * np.pi * 0.3 * time))
    for partial, hz in enumerate((110.0, 164.8, 220.0, 277.2, 880.0), 1):
        glide = hz * (1 + 0.02 * np.sin(2 * np.pi * 0.5 * partial * time))
        sound += np.sin(2 * np.pi * np.cumsum(glide) / front_end.SAMPLE_RATE) * (np.sin(2 * np.pi * 2 * time / partial) > 0) / partial
    return front_end.trim_and_normalise(sound)


def left_out_of(black_box, emotions, metadata):
    """(8, 3): black box, less the emotion, percentile of its size: the share of values between minus and plus that size"""
    quantiles = next(of for of in metadata["reference"] if of["kind"] == "all")["left_out"]
    rest = black_box.astype(float) - emotions
    share = [np.interp([-abs(r), abs(r)], quantiles[e], references.PERCENTILES) @ [-1, 1] for r, e in zip(rest, EMOTIONS)]
    return np.stack([black_box, rest, share], 1)


def write_arrays(prefix, network, metadata, frames):
    with torch.no_grad():
        x = model_file.standardised(frames, metadata)
        midlevel, emotions = network(x)
        arrays = {"input": frames, "midlevel": midlevel, "emotions": emotions, "cells": network.cells(x)}
        if network.black_box:
            arrays["black_box"] = network.black_box(network.embedding(x))
            arrays["left_out"] = torch.from_numpy(left_out_of(arrays["black_box"][0].numpy(), emotions[0].numpy(), metadata))[None]
    for name, array in arrays.items():
        if array is not None:
            array = array if name == "input" else array[0].numpy()
            np.save(paths.GOLDEN / f"{prefix}_{name}.npy", np.ascontiguousarray(array, "<f4"))


def measured_part(weight, mean, layers, moments, frames, sounding):
    """(columns, outputs): what measures add in every column of the last feature map for an input of so many frames, of which `sounding` are
    heard before the song is repeated. A column has the measures at its middle, between those of the moments around it."""
    length, first, hop = frames, 0.0, 1
    for layer in layers:
        kernel, stride, pad = (layer["pool"],) * 2 + (0,) if "pool" in layer else (layer["conv"], layer["stride"], layer["pad"])
        length = (length + 2 * pad - kernel) // stride + 1
        first, hop = first + hop * ((kernel - 1) / 2 - pad), hop * stride
    seconds = (first + hop * np.arange(length)) % sounding / front_end.FRAMES_PER_SECOND
    of_moments = (np.arange(len(moments)) + 0.5) * second_ear.HOP / second_ear.SAMPLE_RATE
    here = np.stack([np.interp(seconds, of_moments, moments[:, m]) for m in range(moments.shape[1])], 1)
    return (here - mean) @ weight.T


def tiny(scheme, name, seed, black_box=False):
    """A small network with random weights and random batch-norm statistics, with complete metadata."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    network = Network(TINY, scheme, black_box=black_box).eval()
    for key, value in network.state_dict().items():
        if "norm" in key and value.dtype == torch.float32:
            low, high = (0.5, 1.5) if key.endswith(("weight", "running_var")) else (-0.3, 0.3)
            value.uniform_(low, high)
    model_file.rounded_to_half(network)
    emotions = generator.normal(0.4, 0.1, (360, len(EMOTIONS)))
    midlevel = None if scheme == "a2e" else generator.normal(0.5, 0.1, (360, len(FEATURES)))
    rated = np.random.default_rng(seed + 1).normal(0.5, 0.15, (360, len(FEATURES)))
    rated[:, 1] = 0.5 * rated[:, 0] + 0.25 + np.random.default_rng(seed + 2).normal(0, 0.05, 360)  # two features that go together
    spread = lambda names: generator.normal(0, 0.1, (360, len(names)))
    residuals = beside.residual_quantiles(None if midlevel is None else spread(FEATURES), spread(EMOTIONS))
    # A third is of each kind, and lies 0.1 higher than the kind before.
    kind, outputs = np.repeat(kinds.KINDS, 120), emotions if midlevel is None else midlevel
    outputs += 0.1 * np.repeat(np.arange(3), 120)[:, None]
    chosen = {name: kind == name for name in kinds.KINDS} | {"all": np.full(360, True)}
    reference = [references.statistics(name, f"{of.sum()} seeded random numbers", None if midlevel is None else midlevel[of], emotions[of],
                                       None if midlevel is None else rated[of]) for name, of in chosen.items()]
    if black_box:
        rest = np.random.default_rng(seed + 5).normal(0.02, 0.6, (360, len(EMOTIONS)))
        for entry in reference:
            of = chosen[entry["kind"]]
            entry |= references.left_out(emotions[of] + rest[of], emotions[of])
    of_measures = np.random.default_rng(seed + 4)
    rows = len(outputs[0]) + len(EMOTIONS) * black_box
    measured = of_measures.normal(0, 0.2, (rows, len(MEASURES))).astype(np.float32), of_measures.uniform(0, 1, len(MEASURES)).astype(np.float32)
    model_file.write(
        paths.GOLDEN / f"{name}.safetensors", network, name=name, mean=0.25, deviation=0.4, training_data="none", licence="Apache-2.0",
        measured=measured,
        beside={"reference": reference, "kinds": kinds.as_metadata(kinds.fitted(outputs, kind) | {"sure": 0.6}), "residuals": residuals,
                "description": "Random weights, for tests only.", "figures": {"none": {"average": 0.0}}})
    network, metadata = model_file.read(paths.GOLDEN / f"{name}.safetensors")
    moments = np.load(paths.GOLDEN / "harmony_measures.npy").astype(np.float64)
    np.save(paths.GOLDEN / f"{name}_measured.npy", np.vstack([measured_part(*measured, network.layers, moments, 940, 940),
                                                              measured_part(*measured, network.layers, moments[:19], 313, 220)]).astype("<f4"))
    if midlevel is not None and not black_box:
        some = np.vstack([outputs[::15], np.random.default_rng(seed + 3).uniform(0, 1, (16, outputs.shape[1]))]).astype("<f4")
        np.save(paths.GOLDEN / f"{name}_kinds.npy", np.hstack([some, kinds.probabilities(metadata["kinds"], some)]).astype("<f4"))
    write_arrays(name, network, metadata, front_end.spectrogram(synthetic_sound(4.0, seed)))


if __name__ == "__main__":
    paths.GOLDEN.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        if name == "tiny":
            tiny("joint", "tiny", 7)
            tiny("a2e", "tiny_a2e", 8)
        elif name == "two_heads":
            tiny("joint", "tiny_two_heads", 9, black_box=True)
        else:
            network, metadata = model_file.shipped_model(name)
            write_arrays(f"network_{name}", network, metadata, front_end.spectrogram(synthetic_sound(10.0, 1)))
