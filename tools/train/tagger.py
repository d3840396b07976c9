# SPDX-License-Identifier: Apache-2.0
"""The tagger that teaches (musicnn; the data's teacher/musicnn_torch.py has its weights and its definition), patch by patch.

The same numbers as musicnn_torch.network but for bfloat16's rounding, and faster: its first layers end in an affine step and a maximum
over frequency, so the maximum is taken first.
"""
import subprocess
import sys

import numpy as np
import torch
import torch.nn.functional as F

from precision import bfloat16_pays

QUIETEST = 0.5 / 32768  # the engine's digital silence, left out at the start as the engine does
BATCH = 16


class Tagger:
    def __init__(self, teacher_folder):
        sys.path.insert(0, str(teacher_folder))
        import musicnn_torch

        self.module, self.weights = musicnn_torch, musicnn_torch.W
        self.rate = musicnn_torch.RATE
        self.frames_per_second = musicnn_torch.RATE / musicnn_torch.HOP

    def samples(self, path, longest_s=3600):
        """Mono at the tagger's own rate, at most longest_s of it."""
        raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-t", str(longest_s), "-ac", "1", "-ar", str(self.module.RATE),
                              "-f", "f32le", "-"], check=True, capture_output=True).stdout
        samples = np.frombuffer(raw, np.float32)
        loud = np.flatnonzero(np.abs(samples) >= QUIETEST)
        return samples[loud[0] :] if len(loud) else samples[:0]

    def spectrogram(self, samples):
        """(frames, 96) as musicnn_torch.patches has it, repeated to one patch if it is shorter."""
        m = self.module
        frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, m.FFT // 2, mode="reflect"), m.FFT)[:: m.HOP]
        parts = [np.abs(np.fft.rfft(frames[i : i + 4096] * m.HANN)).astype(np.float32) ** 2 @ m.MEL.T for i in range(0, len(frames), 4096)]
        out = np.log10(10000 * np.concatenate(parts) + 1)
        return np.pad(out, ((0, max(0, m.FRAMES - len(out))), (0, 0)), mode="wrap")

    def hear(self, spectrogram, starts_s):
        """(m, 250) float16: embedding and logits of the tags, of the patches that begin there."""
        last, rows = len(spectrogram) - self.module.FRAMES, []
        starts = [min(int(start * self.frames_per_second), last) for start in starts_s]
        with torch.no_grad():
            for i in range(0, len(starts), BATCH):
                patches = np.stack([spectrogram[a : a + self.module.FRAMES] for a in starts[i : i + BATCH]])
                embedding, tags = self.network(torch.from_numpy(patches))
                rows.append(torch.cat([embedding, torch.logit(tags, eps=1e-4)], 1))
        return torch.cat(rows).numpy().astype(np.float16)

    def network(self, patches, dtype=torch.bfloat16 if bfloat16_pays() else torch.float32):
        """(n, 187, 96) -> embedding (n, 200), tag probabilities (n, 50)"""
        m, w = self.module, self.weights
        x = m.norm(patches[:, None], "batch_normalization")[:, 0]
        front = [self._highest(x, "conv2d", (3, 3), "batch_normalization_1", dtype), self._highest(x, "conv2d_1", (3, 3), "batch_normalization_2", dtype)]
        for layer, norm, k in (("conv2d_2", "batch_normalization_3", 128), ("conv2d_3", "batch_normalization_4", 64),
                               ("conv2d_4", "batch_normalization_5", 32)):
            front.append(self._highest(x, layer, ((k - 1) // 2, k // 2), norm, dtype))
        front = torch.cat(front, 1).permute(0, 2, 1)[:, None]
        middle = lambda y, layer: m.norm(m.conv(y, layer, (3, 3)), "bn_" + layer).permute(0, 3, 2, 1)
        first = middle(front, "midend_conv1")
        second = middle(first, "midend_conv2") + first
        third = middle(second, "midend_conv3") + second
        z = torch.cat([front, first, second, third], 3)[:, 0]
        pooled = m.norm(torch.stack([z.amax(1), z.mean(1)], 2).flatten(1), "bn_flatpool")
        embedding = m.norm(F.relu(pooled @ w["dense/kernel"] + w["dense/bias"]), "bn_dense")
        return embedding, torch.sigmoid(embedding @ w["dense_1/kernel"] + w["dense_1/bias"])

    def _highest(self, x, layer, pad, norm, dtype):
        """x (n, 187, 96) -> (n, channels, 187): the maximum over frequency of norm(relu(convolution))"""
        w = self.weights
        kernel, bias = w[layer + "/kernel"][:, :, 0], w[layer + "/bias"]
        gain = w[norm + "/gamma"] / torch.sqrt(w[norm + "/moving_variance"] + 1e-3)
        offset = w[norm + "/beta"] - gain * w[norm + "/moving_mean"]
        sign = torch.sign(gain)[:, None]  # where the gain is negative, the maximum after it is the minimum before
        steps, bands, channels = kernel.shape
        x = F.pad(x, (0, 0, *pad)).to(dtype)
        kernel = (kernel.permute(2, 1, 0) * sign[:, None]).to(dtype).contiguous()  # channels, bands, steps
        if bands > 1:
            windows = x.unfold(2, bands, 1)  # one-dimensional convolutions, one for each place in frequency
            places = windows.shape[2]
            windows = windows.permute(0, 2, 3, 1).reshape(len(x) * places, bands, -1)
            highest = F.conv1d(windows, kernel).view(len(x), places, channels, -1).amax(1).float()
        else:
            windows = x.permute(0, 2, 1).unfold(2, steps, 1)
            products = windows.reshape(-1, steps) @ kernel[:, 0].T
            highest = products.view(len(x), x.shape[2], -1, channels).amax(1).float().permute(0, 2, 1)
        return F.relu((highest + bias[:, None] * sign) * sign) * gain[:, None] + offset[:, None]
