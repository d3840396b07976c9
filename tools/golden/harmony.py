#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The second ear in NumPy, written from its definition (docs/harmony.md). Golden files of src/harmony come from here, never from the engine.

    samples (22,050 Hz, mono) -> frames of 16,384 samples, one a hop of 8,192 -> |FFT|^2 -> 216 bands, 36 an octave from 55 Hz
    -> how far each stands out from its surroundings -> tuning -> (frames, 72 semitones, 3) -> key network -> (frames, 24 keys)

    tools/golden/harmony.py     writes tests/golden/harmony_*.npy: what this makes of `progression`, which the test makes too
"""
import pathlib
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]

SAMPLE_RATE = 22050
FRAME_SIZE = 16384
HOP = 8192
BANDS_PER_SEMITONE = 3
SEMITONES = 72  # from A1, 55 Hz, six octaves
BANDS = SEMITONES * BANDS_PER_SEMITONE
LOWEST_HZ = 55.0
SURROUNDINGS = 18  # bands on either side: six semitones
FLOOR = 1e-3  # of the loudest band of the song
WINDOW_FRAMES = 40  # that a moment is heard among: 15 s
TUNING_FROM = 72  # bands from 220 Hz up tell the tuning


def filterbank():
    """(8193 bins, 216 bands): triangles a third of a semitone wide on either side of 55 Hz 2^((band - 1) / 36), but no narrower than one bin."""
    bin_hz = SAMPLE_RATE / FRAME_SIZE
    bins = np.arange(FRAME_SIZE // 2 + 1) * bin_hz
    centres = LOWEST_HZ * 2 ** ((np.arange(BANDS) - 1) / 36)
    widths = np.maximum(centres * (2 ** (1 / 36) - 1), bin_hz)
    return np.maximum(0, 1 - np.abs(bins[:, None] - centres) / widths)


BANK = filterbank()
WINDOW = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME_SIZE) / FRAME_SIZE)


def magnitudes(samples):
    """(frames, 216): frame n stands for the samples n HOP to (n + 1) HOP, in the middle of its window; ceil(length / HOP) frames."""
    count = -(-len(samples) // HOP)
    side = (FRAME_SIZE - HOP) // 2
    padded = np.zeros(count * HOP + 2 * side)
    padded[side : side + len(samples)] = samples
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME_SIZE)[::HOP]
    return np.concatenate([np.sqrt(np.abs(np.fft.rfft(part * WINDOW)) ** 2 @ BANK) for part in np.array_split(frames, max(1, count // 64))])


def salience(magnitudes):
    """(frames, 216): log(1 + band / mean of the bands around it), whatever the level."""
    reach = np.abs(np.arange(BANDS)[:, None] - np.arange(BANDS)) <= SURROUNDINGS
    around = magnitudes @ (reach / reach.sum(0))
    return np.log1p(magnitudes / (around + FLOOR * magnitudes.max() + 1e-20))


def tuning(salience):
    """In semitones, -0.5 to 0.5: where the peaks lie between the semitones of 440 Hz."""
    strength = (np.exp(salience[:, TUNING_FROM:]) - 1) ** 2
    turn = np.exp(2j * np.pi * (np.arange(TUNING_FROM, BANDS) % 3 - 1) / 3)
    return np.angle(strength.sum(0) @ turn) / (2 * np.pi)


def tuned(salience, semitones):
    """(frames, 72, 3): at the song's own semitones and a third of one below and above, by linear interpolation."""
    at = np.clip(np.arange(BANDS) + BANDS_PER_SEMITONE * semitones, 0, BANDS - 1)
    low = np.minimum(np.floor(at).astype(int), BANDS - 2)
    share = at - low
    return ((1 - share) * salience[:, low] + share * salience[:, low + 1]).reshape(len(salience), SEMITONES, BANDS_PER_SEMITONE)


def pitch_classes(tuned):
    """(frames, 12), C first: how often each pitch is louder than its surroundings, less one, summed over octaves; shares of their sum"""
    above = np.maximum(0, np.exp(tuned[:, :, 1]) - 2).reshape(len(tuned), -1, 12).sum(1)
    return np.roll(above, 9, 1) / np.maximum(above.sum(1, keepdims=True), 1e-30)


def circular(values, weight, bias):
    """values (frames, in, 12), weight (out, in, 12) -> (frames, out, 12): pitch class p hears p + d with weight d; then ReLU"""
    turned = np.stack([np.roll(values, -d, 2) for d in range(12)])  # (d, frames, in, p)
    return np.maximum(0, np.einsum("dfip,oid->fop", turned, weight, optimize=True) + bias[:, None])


def windows(values):
    """(frames, ...) -> the mean over the 40 frames around each, or as many as there are"""
    length = min(len(values), WINDOW_FRAMES)
    first = np.clip(np.arange(len(values)) - WINDOW_FRAMES // 2, 0, len(values) - length)
    return np.stack([values[a : a + length].mean(0) for a in first])


def keys(tuned, tensors):
    """(frames, 24): probabilities of C major ... B major, C minor ... B minor"""
    parts = tuned.reshape(len(tuned), 6, 12, 3).transpose(0, 1, 3, 2).reshape(len(tuned), 18, 12)
    heard = circular(circular(parts, tensors["kFirstWeight"], tensors["kFirstBias"]), tensors["kSecondWeight"], tensors["kSecondBias"])
    third = circular(windows(heard), tensors["kThirdWeight"], tensors["kThirdBias"])
    logits = np.einsum("fcp,kc->fkp", third, tensors["kKeyWeight"]) + tensors["kKeyBias"][:, None]
    logits = np.roll(logits, 9, 2).reshape(len(tuned), 24)
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def around(values, first, last):
    """(moments, ...) -> the mean over the moments from `first` to `last` after each, as far as there are any; else 0"""
    rows = [values[max(0, i + first) : max(0, i + last + 1)] for i in range(len(values))]
    return np.stack([near.mean(0) if len(near) else np.zeros_like(values[0]) for near in rows])


def measures(salience, classes, keys):
    """(moments, 6) in the order of src/harmony/measures.h, from saliences before tuning, pitch classes and keys"""
    pitched = np.log1p(np.maximum(0, np.exp(salience) - 2).mean(1))
    near = around(classes, -2, 2)
    near /= np.maximum(near.sum(1, keepdims=True), 1e-9)
    spread = -(near * np.log(np.maximum(near, 1e-9))).sum(1) / np.log(12)
    diatonic = np.abs(near @ np.exp(-2j * np.pi * 5 * np.arange(12) / 12))
    before, after = around(classes, -4, -1), around(classes, 1, 4)
    change = 1 - (before * after).sum(1) / np.maximum(np.sqrt((before**2).sum(1) * (after**2).sum(1)), 1e-9)
    change[0] = change[-1] = 0
    return np.stack([keys[:, 12:].sum(1), keys.max(1), diatonic, spread, pitched, change], 1)


def progression(seconds=30):
    """Chords of sawtooths by counting, the same to the bit in any language: I vi IV V of D flat, then of F minor i VI iv V, 30 cents sharp."""
    chords = ((1, 5, 8), (10, 1, 5), (6, 10, 1), (8, 0, 3), (5, 8, 0), (1, 5, 8), (10, 1, 5), (0, 4, 7))
    count, each = seconds * SAMPLE_RATE, 2 * SAMPLE_RATE
    sound = np.zeros(count)
    for start in range(0, count, each):
        i = np.arange(min(each, count - start), dtype=np.uint64)
        at = start // each
        for note in chords[at % 4 + (4 if 2 * start >= count else 0)]:
            step = np.uint64(round(2**32 * 261.6255653 * 2 ** ((note + 0.3) / 12) / SAMPLE_RATE))
            sound[start : start + len(i)] += (i * step % np.uint64(2**32)).astype(np.float64) / 2**33 - 0.25
    return sound


def main():
    sys.path.insert(0, str(ROOT / "tools" / "train"))
    import tensor_file

    tensors, _ = tensor_file.read(ROOT / "models" / "ears" / "harmony.safetensors")
    heard = salience(magnitudes(progression()))
    on = tuned(heard, tuning(heard))
    classes, told = pitch_classes(on), keys(on, tensors)
    for name, values in (("salience", on[::8].reshape(-1, BANDS)), ("tuning", np.array([tuning(heard)])), ("pitch_classes", classes), ("keys", told),
                         ("measures", measures(heard, classes, told))):
        np.save(ROOT / "tests" / "golden" / f"harmony_{name}.npy", np.ascontiguousarray(values, "<f4"))


if __name__ == "__main__":
    main()
