# SPDX-License-Identifier: Apache-2.0
"""The front end of the paper in NumPy, written from its published definition.

It is independent of the engine: golden files come from here, and the engine's spectrograms are compared with them.
The reference implementation that the paper used is madmom; the names below are its names.

    samples (22,050 Hz, mono) -> frames of 2048 samples, 31.3 a second -> |FFT| -> 149 triangular bands -> log10(1 + x)
"""
import numpy as np

SAMPLE_RATE = 22050
FRAME_SIZE = 2048
FRAMES_PER_SECOND = 31.3
HOP_SAMPLES = SAMPLE_RATE / FRAMES_PER_SECOND  # fractional: 704.47
FFT_BINS = FRAME_SIZE // 2  # 0..1023: the Nyquist bin is dropped
BANDS_PER_OCTAVE = 24
LOWEST_HZ = 20.0
HIGHEST_HZ = 16000.0
TUNING_HZ = 440.0
PIECE = SAMPLE_RATE // 500  # 2 ms


def centre_frequencies():
    """Frequencies 440 * 2^(k/24) from 20 Hz to 16 kHz."""
    first = np.floor(np.log2(LOWEST_HZ / TUNING_HZ) * BANDS_PER_OCTAVE)
    last = np.ceil(np.log2(HIGHEST_HZ / TUNING_HZ) * BANDS_PER_OCTAVE)
    frequencies = TUNING_HZ * 2.0 ** (np.arange(first, last) / BANDS_PER_OCTAVE)
    return frequencies[(frequencies >= LOWEST_HZ) & (frequencies <= HIGHEST_HZ)]


def nearest_bins(frequencies):
    """The FFT bin nearest to each frequency, each bin once."""
    bin_frequencies = np.arange(FFT_BINS) * SAMPLE_RATE / FRAME_SIZE
    indices = np.clip(np.searchsorted(bin_frequencies, frequencies), 1, FFT_BINS - 1)
    left = bin_frequencies[indices - 1]
    right = bin_frequencies[indices]
    indices -= frequencies - left < right - frequencies
    return np.unique(indices)


def filterbank():
    """Triangular filters, each divided by its sum: (1024 bins, 149 bands)."""
    bins = nearest_bins(centre_frequencies())
    bank = np.zeros((FFT_BINS, len(bins) - 2))
    for band, (start, centre, stop) in enumerate(zip(bins, bins[1:], bins[2:])):
        if stop - start < 2:
            centre, stop = start, start + 1
        bank[start:centre, band] = np.linspace(0, 1, centre - start, endpoint=False)
        bank[centre:stop, band] = np.linspace(1, 0, stop - centre, endpoint=False)
        bank[:, band] /= bank[:, band].sum()
    return bank


def frame_count(sample_count):
    """Frames of a signal: every frame that starts inside it."""
    return int(np.ceil(sample_count / HOP_SAMPLES))


def spectrogram(samples):
    """Log-filterbank frames of mono samples at 22,050 Hz: float32 (frames, 149), before standardisation."""
    samples = np.asarray(samples, dtype=np.float64)
    frames = frame_count(len(samples))
    padded = np.concatenate([samples, np.zeros(FRAME_SIZE)])
    window = np.hanning(FRAME_SIZE)
    bank = filterbank()
    bands = np.empty((frames, bank.shape[1]), dtype=np.float32)
    for block in range(0, frames, 512):
        starts = [int(n * HOP_SAMPLES) for n in range(block, min(block + 512, frames))]
        windowed = np.stack([padded[start : start + FRAME_SIZE] for start in starts]) * window
        magnitude = np.abs(np.fft.rfft(windowed, axis=1))[:, :FFT_BINS]
        bands[block : block + len(starts)] = np.log10(1.0 + magnitude @ bank)
    return bands


def loud(samples):
    """What one in a hundred pieces of two milliseconds reaches, silent ones left out."""
    pieces = np.abs(samples[: len(samples) // PIECE * PIECE]).reshape(-1, PIECE).max(axis=1)
    pieces = np.sort(pieces[pieces >= 0.5 / 32768])[::-1]
    return pieces[len(pieces) // 100] if len(pieces) > 0 else np.inf


def level(samples):
    """The peak (paper, section 1), but at most three times what is loud: a click is no music. src/audio/level.h"""
    peak = np.abs(samples).max()
    return np.clip(3 * loud(samples), peak / 100, peak)


def trim_and_normalise(samples):
    """Leading and trailing zeros removed (paper, section 1), divided by the level."""
    sounding = np.flatnonzero(samples)
    if len(sounding) == 0:
        return samples[:0]
    samples = samples[sounding[0] : sounding[-1] + 1]
    return samples / level(samples)
