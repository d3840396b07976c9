# SPDX-License-Identifier: Apache-2.0
"""The VGG-style network of the paper, described by the same list of layers that the model file holds.

    network.py     prints how many weights each width has, and what a crop of 208 frames costs

Every convolution is followed by batch norm and ReLU; then the average over time and frequency; then linear heads.
Input (N, 1, frames, 149), standardised. Scheme joint and a2mid2e: channels -> 7 mid-level -> 8 emotions; a2e: channels -> 8. Beside its
own heads a network may have the black box's, channels -> 8, which tells what the reasons leave out (two_heads.py).
"""
import torch
from torch import nn

from names import EMOTIONS, FEATURES

POOL = {"pool": 2}
DROPOUT = 0.3  # after each pooling, while training


def conv(kernel, out, stride=1, pad=None):
    return {"conv": kernel, "stride": stride, "pad": kernel // 2 if pad is None else pad, "out": out}


def vgg(widths):
    """The paper's stack with other widths: nine convolutions, the last 3x3 without padding."""
    w = list(widths)
    return [conv(5, w[0], stride=2), conv(3, w[1]), POOL, conv(3, w[2]), conv(3, w[3]), POOL,
            conv(3, w[4]), conv(3, w[5]), conv(3, w[6]), conv(3, w[7]), conv(3, w[8], pad=0)]


FULL = vgg((64, 64, 128, 128, 256, 256, 384, 512, 256))
HALF = vgg((32, 32, 64, 64, 128, 128, 192, 256, 128))
TINY = [conv(5, 4, stride=2), conv(3, 4), POOL, conv(3, 8), POOL, conv(3, 8, pad=0)]


class Network(nn.Module):
    def __init__(self, layers, scheme, dropout=DROPOUT, black_box=False):
        super().__init__()
        self.layers, self.scheme = layers, scheme
        self.steps = []  # names of the modules, in the order in which they run
        channels, count = 1, 0
        for layer in layers:
            if "pool" in layer:
                self.steps.append(("pool", layer["pool"]))
                continue
            count += 1
            convolution = nn.Conv2d(channels, layer["out"], layer["conv"], layer["stride"], layer["pad"], bias=False)
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            self.add_module(f"conv{count}", convolution)
            self.add_module(f"norm{count}", nn.BatchNorm2d(layer["out"], eps=1e-5))
            self.steps.append(("conv", count))
            channels = layer["out"]
        self.channels = channels
        self.dropout = nn.Dropout(dropout)
        if scheme == "a2e":
            self.emotions = nn.Linear(channels, len(EMOTIONS))
        else:
            self.midlevel = nn.Linear(channels, len(FEATURES))
            self.emotions = nn.Linear(len(FEATURES), len(EMOTIONS))
        self.black_box = nn.Linear(channels, len(EMOTIONS)) if black_box else None

    def feature_map(self, x):
        """(N, 1, frames, bands) -> (N, channels, columns, rows)"""
        for kind, value in self.steps:
            if kind == "pool":
                x = self.dropout(nn.functional.max_pool2d(x, value))
            else:
                x = torch.relu(getattr(self, f"norm{value}")(getattr(self, f"conv{value}")(x)))
        return x

    def embedding(self, x):
        """(N, 1, frames, bands) -> (N, channels)"""
        return self.feature_map(x).mean((2, 3))

    def heads(self, embedding):
        """(N, channels) -> mid-level (N, 7) or None, emotions (N, 8)"""
        if self.scheme == "a2e":
            return None, self.emotions(embedding)
        midlevel = self.midlevel(embedding)
        return midlevel, self.emotions(midlevel)

    def forward(self, x):
        return self.heads(self.embedding(x))

    def cells(self, x):
        """The first head, and the black box's beside it, applied to every cell of the feature map: (N, columns, rows, 7, 8 or 15). Their
        average is their output."""
        heads = [self.emotions if self.scheme == "a2e" else self.midlevel, *([self.black_box] if self.black_box else [])]
        feature_map = self.feature_map(x).permute(0, 2, 3, 1)
        return torch.cat([head(feature_map) for head in heads], -1)

    def tensors(self):
        """State as float32 NumPy arrays by the names of the model file."""
        return {name: value.numpy().astype("float32") for name, value in self.state_dict().items()
                if not name.endswith("num_batches_tracked")}

    def load(self, tensors):
        state = {name: torch.from_numpy(value) for name, value in tensors.items()}
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or any(not name.endswith("num_batches_tracked") for name in missing):
            raise ValueError(f"tensors missing {missing} or unexpected {unexpected}")
        return self


def multiplications(network, x):
    """Of one pass through the convolutions."""
    counts = []
    count = lambda layer, _, out: counts.append(out.numel() * layer.in_channels * layer.kernel_size[0] ** 2)
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d):
            layer.register_forward_hook(count)
    network(x)
    return sum(counts)


if __name__ == "__main__":
    for name, layers in (("half", HALF), ("full", FULL)):
        network = Network(layers, "joint")
        weights = sum(parameter.numel() for parameter in network.parameters())
        print(f"{name}: {weights:,} weights, {multiplications(network, torch.zeros(1, 1, 208, 149)) / 1e9:.2f} GMAC")
