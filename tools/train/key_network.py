# SPDX-License-Identifier: Apache-2.0
"""Trains the network that tells the key (src/harmony, models/ears/harmony.md): a few minutes of one core.

    key_network.py --held FOLD   leaves out every clip of that fold of any protocol; its network: WORK/harmony/fold-FOLD.npz
    key_network.py --ship        on everything, into models/ears/harmony.safetensors

Input is what harmony_music.py prepares. Taught by S-KEY's 24 probabilities (the labelled clips, and free music that belongs to no fold) and by
the known keys of rendered MIDI; songs whose number is divisible by five are kept for harmony_truth.py.
"""
import argparse

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import paths
import tensor_file
from data import TWINS
from harmony_music import clip_folds, load, skey, table

CHANNELS, DROPOUT = 32, 0.05
EPOCHS, BATCH, RATE, DECAY = 30, 48, 4e-3, 1e-4
FRAMES = 20  # drawn at random from a window's forty: order does not matter to the network
WINDOW_S, FRAMES_PER_SECOND = 15.0, 22050 / 8192
KNOWN_KEY = 0.9  # of the target's probability; annotations of POP909 come from a program and err
MIDI_WEIGHT = 0.5
MODE_WEIGHT = 1.5  # of the cross entropy of major against minor, beside that of 24 keys
USUAL = 0.6  # mean salience, subtracted
BLANK = 0.55  # where a transposed clip has no bands
C_FROM_A = 3  # keys count from C, the network's pitch classes from A


def around_the_circle(weight):
    """(out, in, 12) -> the matrix (out * 12, in * 12) in which pitch class p hears p + d with weight d"""
    turn = (torch.arange(12)[None] - torch.arange(12)[:, None]) % 12
    return weight[:, :, turn].permute(0, 2, 1, 3).reshape(len(weight) * 12, -1)


class KeyNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        layer = lambda out, into, scale: nn.Parameter(torch.randn(out, into, 12) * scale / np.sqrt(12 * into))
        self.first, self.first_bias = layer(CHANNELS, 18, 1), nn.Parameter(torch.zeros(CHANNELS))
        self.second, self.second_bias = layer(CHANNELS, CHANNELS, 1.4), nn.Parameter(torch.zeros(CHANNELS))
        self.third, self.third_bias = layer(CHANNELS, CHANNELS, 1.4), nn.Parameter(torch.zeros(CHANNELS))
        self.key, self.key_bias = nn.Parameter(torch.randn(2, CHANNELS) * 0.1), nn.Parameter(torch.zeros(2))

    def forward(self, tuned):
        """(windows, frames, 216) tuned saliences -> (windows, 24) logits, from A"""
        x = tuned.reshape(*tuned.shape[:2], 6, 12, 3).transpose(3, 4).flatten(2) - USUAL
        x = F.dropout(self.convolved(x, self.first, self.first_bias), DROPOUT, self.training)
        x = self.convolved(x, self.second, self.second_bias).mean(1)
        x = self.convolved(F.dropout(x, DROPOUT, self.training), self.third, self.third_bias).reshape(-1, CHANNELS, 12)
        return (torch.einsum("ncp,kc->nkp", x, self.key) + self.key_bias[:, None]).flatten(1)

    @staticmethod
    def convolved(x, weight, bias):
        return F.relu(F.linear(x, around_the_circle(weight), bias.repeat_interleave(12)))

    def tensors(self):
        """As src/harmony/key_network.cpp wants them: what is usual is part of the first bias."""
        t = {name: value.detach().numpy().astype(np.float32) for name, value in self.named_parameters()}
        names = {"kFirst": "first", "kSecond": "second", "kThird": "third", "kKey": "key"}
        t["first_bias"] = t["first_bias"] - np.float32(USUAL) * t["first"].sum((1, 2))
        return {ours + part: t[theirs + end] for ours, theirs in names.items() for part, end in (("Weight", ""), ("Bias", "_bias"))}


def softmax(logits):
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def examples(options, left_out):
    """[(salience, tuning, [(start_s, target from C)] or None for anywhere, weight)]"""
    teacher, rows = skey(options.data), []
    for clip in load(options.work, "clips"):
        if clip.id not in left_out:
            rows.append((clip.salience, clip.tuning, [(start, softmax(logits)) for start, logits in teacher[clip.id]], 1.0))
    for piece in load(options.work, "free"):
        rows.append((piece.salience, piece.tuning, [(0.0, softmax(piece.logits))], 1.0))
    for song in load(options.work, "rendered"):
        if int(song.id) % 5:
            target = np.full(24, (1 - KNOWN_KEY) / 24)
            target[song.key] += KNOWN_KEY
            rows.append((song.salience, song.tuning, [(start, target) for start in np.arange(0, max(1, len(song.salience) / FRAMES_PER_SECOND - WINDOW_S), 5)], MIDI_WEIGHT))
    return rows


def drawn(row, random):
    """One window of an example, changed as music changes: frames (FRAMES, 216), target from A, weight."""
    salience, tuning, windows, weight = row
    start, target = windows[random.integers(len(windows))]
    end = min(len(salience), round(start * FRAMES_PER_SECOND) + 40)
    first = min(round(start * FRAMES_PER_SECOND), max(0, end - 8))
    frames = salience[random.integers(first, end, FRAMES)]
    at = np.clip(np.arange(216) + 3 * (tuning + random.normal(0, 0.06)), 0, 215)
    low = np.minimum(at.astype(int), 214)
    share = (at - low).astype(np.float32)
    frames = (1 - share) * frames[:, low] + share * frames[:, low + 1]
    shift = int(random.integers(-6, 7))  # semitones
    frames = np.roll(frames, 3 * shift, 1)
    frames[:, slice(0, 3 * shift) if shift > 0 else slice(216 + 3 * shift, 216)] = BLANK
    if random.random() < 0.7:  # noise raises a band and its surroundings alike
        slope = np.linspace(random.uniform(0, 2), random.uniform(0, 2), 216)
        noise = (random.exponential(0.5, (FRAMES, 1)) * random.random() * slope).astype(np.float32)
        frames = np.log1p((np.expm1(frames) + noise) / (1 + noise))
    target = np.concatenate([np.roll(mode, shift + C_FROM_A) for mode in (target[:12], target[12:])])
    return frames, target, weight


def train(rows, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    random = np.random.default_rng(seed)
    network = KeyNetwork()
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(rows) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=EPOCHS * steps + 1, pct_start=0.1)
    averaged = torch.optim.swa_utils.AveragedModel(network)
    for epoch in range(EPOCHS):
        order, total = random.permutation(len(rows)), 0.0
        for step in range(steps):
            batch = [drawn(rows[k], random) for k in order[step * BATCH : (step + 1) * BATCH]]
            frames, target, weight = (torch.tensor(np.array(part), dtype=torch.float32) for part in zip(*batch))
            log = F.log_softmax(network(frames), 1)
            major, minor, is_minor = log[:, :12].logsumexp(1), log[:, 12:].logsumexp(1), target[:, 12:].sum(1)
            loss = -(weight * ((target * log).sum(1) + MODE_WEIGHT * (is_minor * minor + (1 - is_minor) * major))).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            if epoch >= 0.6 * EPOCHS:
                averaged.update_parameters(network)
        print(f"epoch {epoch + 1}: loss {total / steps:.3f}", flush=True)
    return averaged.module.eval()


METADATA = {"name": "harmony", "licence": "CC BY-NC-SA 4.0",
            "description": "24 keys from the pitches of 15 s (docs/harmony.md)",
            "training_data": "Soundtracks, Emotify, 4Q and free music of Debian's games, by what S-KEY (Kong et al. 2025) hears in them; POP909, rendered"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--held", type=int, help="the fold left out")
    parser.add_argument("--ship", action="store_true")
    parser.add_argument("--without", help="leaves out clips whose id begins so: emotify, fourq, soundtracks; or test36; its network: WORK/harmony/without-NAME.npz")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    left_out = {clip for clip, folds in clip_folds(options.data).items()
                if options.held in folds or (options.without and clip.startswith(options.without))}
    if options.without == "test36":
        left_out = {f"soundtracks/{row['clip']}" for row in table(options.data, "soundtracks") if row["test36"] == "1"}
    left_out |= {other for twins in TWINS for one, other in (twins, twins[::-1]) if one in left_out}
    tensors = train(examples(options, left_out), options.seed).tensors()
    if options.ship:
        tensor_file.write(paths.MODELS / "ears" / "harmony.safetensors", tensors, METADATA)
    else:
        np.savez(options.work / "harmony" / (f"fold-{options.held}.npz" if options.held is not None else f"without-{options.without}.npz"), **tensors)


if __name__ == "__main__":
    main()
