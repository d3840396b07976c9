#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The pace of a song in NumPy, written from the definitions in src/pulse's headers and docs/pulse.md, in double precision throughout.

It is independent of the engine: golden files come from here. Run by itself it writes them into tests/golden. Deterministic: running it again
changes nothing.

    tools/golden/pulse.py

pulse_sound.wav          three seconds: drums, then a line of notes with vibrato (16 bits, 22,050 Hz)
pulse_sound_strength.npy its onset curve (frames,)
pulse_NAME_strength.npy  onset curves made of nothing but chance and metre: "song" (40 s, two tempi) and "short" (4 s), and what is told of them:
pulse_NAME_moments.npy   (moments, 4): tempo along the song (BPM), clarity, beat strength, events a second
pulse_NAME_told.npy      (6,): tempo, rival (BPM), sure, clarity, beat strength, events a second
pulse_NAME_beats.npy     (beats,): seconds
"""
import pathlib
import struct

import numpy as np

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden"
RATE, FRAME, HOP = 22050, 1024, 256
FRAMES_A_SECOND = RATE / HOP
MOMENT_HOP, SURROUNDINGS, LAGS = 43, 1024, 516
TEMPI = 30 * 2 ** (np.arange(145) / 48)
LEAST_CLARITY = 0.18


def bands():
    """(513 bins, bands): triangles, six an octave around 440 Hz from 30 Hz to 10.5 kHz, each divided by its sum"""
    frequencies = 440 * 2 ** (np.arange(-60, 60) / 6)
    frequencies = frequencies[(frequencies >= 30) & (frequencies <= 10500)]
    bins = np.unique(np.floor(frequencies * FRAME / RATE + 0.5).astype(int))
    points = np.arange(FRAME // 2 + 1)
    triangles = [np.interp(points, [a, b, c], [0, 1, 0]) for a, b, c in zip(bins, bins[1:], bins[2:])]
    return np.stack([triangle / triangle.sum() for triangle in triangles], axis=1)


def frame_count(samples):
    return -(-len(samples) // HOP)


def onset_strength(samples):
    padded = np.concatenate([samples, np.zeros(FRAME)])
    window = np.hanning(FRAME + 1)[:-1]
    frames = np.stack([padded[n * HOP : n * HOP + FRAME] for n in range(frame_count(samples))])
    roots = (np.abs(np.fft.rfft(frames * window)) @ bands()) ** 0.25
    wide = np.pad(roots, ((0, 0), (1, 1)), mode="edge")
    highest = np.maximum(np.maximum(wide[:, :-2], wide[:, 1:-1]), wide[:, 2:])
    flux = np.zeros(len(roots))
    unheard = 0.178 * roots.max(1, keepdims=True)
    flux[2:] = np.maximum(0, roots[2:] - np.maximum(highest[:-2], unheard[2:])).sum(1)
    level = roots.sum(1)
    mean = np.array([level[max(0, n - 344) : n + 345].mean() for n in range(len(level))])
    return np.divide(flux, mean, out=np.zeros(len(flux)), where=mean > 0)


def moment_begins(count):
    length = min(count, SURROUNDINGS)
    return length, [min(max(0, centre - SURROUNDINGS // 2), count - length) for centre in range(0, count, MOMENT_HOP)]


def moment_window(length):
    return np.hanning(2 * length + 1)[1::2]  # half a frame off the zeros at its ends


def moment_means(curve):
    length, begins = moment_begins(len(curve))
    return np.array([np.average(curve[b : b + length], weights=moment_window(length)) for b in begins])


def autocorrelation(y, lags):
    return np.correlate(y, y, "full")[len(y) - 1 :][:lags]


def periodicity(strength):
    length, begins = moment_begins(len(strength))
    lags = min(LAGS, length // 2)
    window = moment_window(length)
    of_window = autocorrelation(window, lags)
    rows = []
    for begin in begins:
        part = strength[begin : begin + length]
        repeats = autocorrelation(window * (part - np.average(part, weights=window)), lags)
        rows.append(repeats / (repeats[0] + 0.003**2 * of_window[0]) / (of_window / of_window[0]))
    return np.array(rows)


def tempo_scores(repeats):
    scores = np.zeros((len(repeats), len(TEMPI)))
    lags = np.arange(repeats.shape[1])
    for t, bpm in enumerate(TEMPI):
        beat = 60 * FRAMES_A_SECOND / bpm
        multiples = [k for k in (1, 2, 3, 4) if k * beat + 1 < len(lags)]
        if multiples:
            each = [[np.interp(k * beat, lags, row) / k for k in multiples] for row in repeats]
            liked = np.exp(-0.5 * (np.log2(bpm / 100) / 0.9) ** 2)
            scores[:, t] = liked * np.sum(each, axis=1) / sum(1 / k for k in multiples)
    return scores


def tempo_path(scores):
    """By all pairs of tempi, where the engine goes by neighbours."""
    tempi = np.arange(scores.shape[1])
    cost = np.abs(tempi[:, None] - tempi) / 48
    sums, back = scores[0], []
    for row in scores[1:]:
        ways = sums - cost  # (to, from)
        back.append(ways.argmax(1))
        sums = ways.max(1) + row
    path = [int(sums.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def events(strength):
    found = []
    for n, value in enumerate(strength):
        near, far = strength[max(0, n - 4) : n + 5], strength[max(0, n - 43) : n + 44]
        first = n - max(0, n - 4) == near.argmax()
        if first and value > 1.25 * far.mean() + 0.01:
            found.append(n)
    return found


def beats(strength, path):
    nearest = [min((n + MOMENT_HOP // 2) // MOMENT_HOP, len(path) - 1) for n in range(len(strength))]
    beat = [60 * FRAMES_A_SECOND / TEMPI[path[m]] for m in nearest]
    at = np.arange(len(strength))
    curve = np.empty(len(strength))
    for n in at:
        away = at - n
        width = beat[n] / 32
        curve[n] = np.sum(np.where(np.abs(away) <= 3 * width, np.exp(-0.5 * (away / width) ** 2), 0) * strength)
    curve /= curve.std()
    sums, back = np.zeros(len(curve)), np.full(len(curve), -1)
    for n in at:
        steps = np.arange(int(np.ceil(beat[n] / 2)), int(np.floor(2 * beat[n])) + 1)
        steps = steps[steps <= n]
        ways = sums[n - steps] - 100 * np.log(steps / beat[n]) ** 2
        sums[n] = curve[n]
        if len(steps) and ways.max() > 0:
            sums[n] += ways.max()
            back[n] = n - steps[ways.argmax()]
    reach = min(len(curve), int(2 * 60 * FRAMES_A_SECOND / TEMPI[path[-1]]))
    chain = [len(curve) - reach + int(sums[-reach:].argmax())]
    while back[chain[-1]] >= 0:
        chain.append(int(back[chain[-1]]))
    chain = np.array(chain[::-1])
    strong = np.flatnonzero(curve[chain] >= 0.5 * np.sqrt(np.mean(curve[chain] ** 2)))
    return chain[strong[0] : strong[-1] + 1], nearest


def pace(strength):
    """moments, told and beats, as in the files"""
    marks = np.zeros(len(strength))
    marks[events(strength)] = FRAMES_A_SECOND
    per_s = moment_means(marks)
    repeats = periodicity(strength)
    shortest, longest = int(np.ceil(60 * FRAMES_A_SECOND / 240)), int(np.floor(60 * FRAMES_A_SECOND / 40))
    clarity = np.maximum(0, repeats[:, shortest : longest + 1].max(1))
    scores = tempo_scores(repeats)
    whole = scores.mean(0)
    best = int(whole.argmax())
    before, at, after = whole[best - 1 : best + 2]
    index = best + (before - after) / 2 / (before - 2 * at + after)
    rivals = [t for centre in (round(index) - 48, round(index) + 48) for t in range(centre - 4, centre + 5) if 0 <= t < len(TEMPI)]
    rival = max(rivals, key=lambda t: whole[t])
    path = tempo_path(scores)
    frames, nearest = beats(strength, path)
    heard = clarity >= LEAST_CLARITY
    seconds = [(n * HOP + FRAME / 2 - HOP) / RATE for n in frames if heard[nearest[n]]]
    sure = np.clip(1 - whole[rival] / whole[round(index)], 0, 1)
    strongest = np.maximum(0, scores.max(1))
    told = [30 * 2 ** (index / 48), TEMPI[rival], sure, clarity.mean(), strongest.mean(), per_s.mean()]
    return np.stack([np.where(heard, TEMPI[path], 0), clarity, strongest, per_s], axis=1), told, seconds


def stroke(kind, random):
    t = np.arange(int(0.25 * RATE)) / RATE
    if kind == "kick":
        return np.sin(2 * np.pi * (50 * t + 1.8 * (1 - np.exp(-t / 0.03)))) * np.exp(-t / 0.09)
    if kind == "snare":
        return (0.7 * random.standard_normal(len(t)) + np.sin(2 * np.pi * 190 * t)) * np.exp(-t / 0.06)
    return 0.4 * np.diff(random.standard_normal(len(t) + 1)) * np.exp(-t / 0.02)  # hat


def sound(random):
    samples = 0.01 * random.standard_normal(3 * RATE)
    for beat in range(3):
        for kind, part in (("kick" if beat % 2 == 0 else "snare", 0), ("hat", 0), ("hat", 0.6)):
            begin, struck = int((0.1 + (beat + part) * 60 / 126) * RATE), stroke(kind, random)
            samples[begin : begin + len(struck)] += struck
    t = np.arange(len(samples)) / RATE
    for at, semitone in ((1.6, 0), (2.0, 4), (2.5, 7)):
        since, hz = np.maximum(t - at, 0), 220 * 2 ** (semitone / 12)
        tone = sum(np.sin(2 * np.pi * k * hz * since + 0.3 * k * np.sin(2 * np.pi * 5.5 * since)) / k**1.5 for k in (1, 2, 3, 4))
        samples += tone * np.exp(-3 * since) * np.minimum(1, since / 0.01)
    return np.round(samples / np.abs(samples).max() * 30000).astype("<i2")


def metre(random, tempi, seconds):
    """An onset curve: strong and weak beats and some halves of beats, not quite on time, above noise."""
    curve = random.gamma(1, 0.01, int(seconds * FRAMES_A_SECOND))
    beat, at = 0, 0.3
    while at < seconds - 0.5:
        length = 60 / tempi[min(int(at / seconds * len(tempi)), len(tempi) - 1)]
        curve[int(round((at + random.normal(0, 0.008)) * FRAMES_A_SECOND))] += (0.5, 0.3)[beat % 2] * random.uniform(0.6, 1)
        if random.random() < 0.6:
            curve[int(round((at + length / 2) * FRAMES_A_SECOND))] += random.uniform(0, 0.25)
        beat, at = beat + 1, at + length
    return (0.25 * np.roll(curve, 1) + 0.5 * curve + 0.25 * np.roll(curve, -1)).astype("<f4")


def main():
    random = np.random.default_rng(5)
    stored = sound(random)
    data = stored.tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16, b"data", len(data))
    (GOLDEN / "pulse_sound.wav").write_bytes(head + data)
    np.save(GOLDEN / "pulse_sound_strength.npy", onset_strength(stored / 32768).astype("<f4"))
    for name, curve in (("song", metre(random, (96, 131), 40)), ("short", metre(random, (110,), 4))):
        np.save(GOLDEN / f"pulse_{name}_strength.npy", curve)
        for part, values in zip(("moments", "told", "beats"), pace(curve.astype(float))):
            np.save(GOLDEN / f"pulse_{name}_{part}.npy", np.asarray(values, "<f4"))


if __name__ == "__main__":
    main()
