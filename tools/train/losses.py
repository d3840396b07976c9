# SPDX-License-Identifier: Apache-2.0
"""The network with the heads that exist only while training, and the losses. Each target is divided by its deviation over the
training clips, so that every output counts the same.

    midlevel, emotions  squared error of the ratings, as the scheme has them
    teacher             squared error of the tagger's embedding and tag logits, by a head that is thrown away
    felt                squared error of Emotify's felt emotions, likewise
    direct              joint scheme: emotions straight from the embedding, a black box beside the explained one
    quadrant            cross entropy of 4Q's quadrants, read from predicted valence and energy through a learned scale and offset
"""
import torch
from torch import nn

import data as clips_data
from names import EMOTIONS
from network import Network

WEIGHTS = {"midlevel": 1.0, "emotions": 1.0, "direct": 0.5, "teacher": 1.0, "felt": 0.3, "quadrant": 0.3}


class Trained(nn.Module):
    def __init__(self, layers, scheme, dropout, teacher_width):
        super().__init__()
        self.network = Network(layers, scheme, dropout)
        self.teacher = nn.Linear(self.network.channels, teacher_width)
        self.felt = nn.Linear(self.network.channels, len(clips_data.FELT))
        self.direct = nn.Linear(self.network.channels, len(EMOTIONS))
        self.quadrant_scale = nn.Parameter(torch.full((2,), 1.0))
        self.quadrant_offset = nn.Parameter(torch.zeros(2))

    def forward(self, x):
        embedding = self.network.feature_map(x).float().mean((2, 3))
        with torch.autocast(x.device.type, enabled=False):  # heads are cheap and stay in fp32
            midlevel, emotions = self.network.heads(embedding)
            return {"midlevel": midlevel, "emotions": emotions, "direct": self.direct(embedding), "teacher": self.teacher(embedding),
                    "felt": self.felt(embedding)}

    def start_heads(self, scale):
        """Heads begin at the means of their targets."""
        with torch.no_grad():
            if self.network.scheme != "a2e":
                self.network.midlevel.bias.copy_(scale["midlevel"][0])
            self.network.emotions.bias.copy_(scale["emotions"][0])
            self.direct.bias.copy_(scale["emotions"][0])
            self.felt.bias.copy_(scale["felt"][0])


def mean_where_known(values, targets):
    """Mean over the targets that are there."""
    there = ~torch.isnan(targets)
    return torch.where(there, values, torch.zeros_like(values)).sum() / there.sum().clamp(min=1)


def squared_error(predicted, targets, deviation):
    return mean_where_known(((predicted - torch.nan_to_num(targets)) / deviation) ** 2, targets)


def cross_entropy(logits, targets):
    return mean_where_known(nn.functional.binary_cross_entropy_with_logits(logits, torch.nan_to_num(targets), reduction="none"), targets)


def quadrant_error(model, emotions, targets, scale):
    centre, deviation = scale["emotions"][0][:2], scale["emotions"][1][:2]
    return cross_entropy(2 * model.quadrant_scale * ((emotions[:, :2] - centre) / deviation - model.quadrant_offset), targets)


def losses(model, outputs, targets, scale):
    """-> {term: loss}, before weighting"""
    scheme, terms = model.network.scheme, {}
    if scheme != "a2e":
        terms["midlevel"] = squared_error(outputs["midlevel"], targets["midlevel"], scale["midlevel"][1])
    if scheme != "a2mid2e":
        terms["emotions"] = squared_error(outputs["emotions"], targets["emotions"], scale["emotions"][1])
        terms["quadrant"] = quadrant_error(model, outputs["emotions"], targets["quadrant"], scale)
        terms["felt"] = squared_error(outputs["felt"], targets["felt"], scale["felt"][1])
    if scheme == "joint":
        terms["direct"] = squared_error(outputs["direct"], targets["emotions"], scale["emotions"][1])
    mean, deviation = scale["teacher"]
    terms["teacher"] = squared_error(outputs["teacher"], (targets["teacher"] - mean) / deviation, torch.ones_like(deviation))
    return terms


def weighted(terms, midlevel=1.0):
    """midlevel: how much more the ratings of the features count."""
    return sum(WEIGHTS[name] * (midlevel if name == "midlevel" else 1.0) * term for name, term in terms.items())
