# SPDX-License-Identifier: Apache-2.0
"""The network with the heads that exist only while training, and the losses. Each target is divided by its deviation over the
training clips, so that every output counts the same.

    midlevel, emotions  squared error of the ratings, as the scheme has them
    heard               squared error of the tagger's embedding and tag logits, by a head that is thrown away
    felt                squared error of Emotify's felt emotions, likewise
    direct              joint scheme: emotions straight from the embedding, a black box beside the explained one
    quadrant            cross entropy of 4Q's quadrants, read from predicted valence and energy through a learned scale and offset
    direct_quadrant     the same for the black box

A target that no clip has is no loss.
"""
import torch
from torch import nn

import data as clips_data
from names import EMOTIONS
from network import Network

WEIGHTS = {"midlevel": 2.0, "emotions": 1.0, "direct": 0.5, "heard": 1.0, "felt": 0.3, "quadrant": 1.0, "direct_quadrant": 0.2}


class Quadrants(nn.Module):
    """Logits of high valence and high energy, from predicted emotions standardised by the ratings' scale."""

    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.full((2,), 2.0))
        self.offset = nn.Parameter(torch.zeros(2))

    def forward(self, emotions, scale):
        centre, deviation = (part[:2] for part in scale)
        return self.scale * ((emotions[:, :2] - centre) / deviation - self.offset)


class Trained(nn.Module):
    def __init__(self, layers, scheme, dropout):
        super().__init__()
        self.network = Network(layers, scheme, dropout)
        self.heard = nn.Linear(self.network.channels, clips_data.HEARD_WIDTH)
        self.felt = nn.Linear(self.network.channels, len(clips_data.FELT))
        self.direct = nn.Linear(self.network.channels, len(EMOTIONS))
        self.quadrants, self.direct_quadrants = Quadrants(), Quadrants()

    def forward(self, x):
        embedding = self.network.feature_map(x).float().mean((2, 3))
        with torch.autocast(x.device.type, enabled=False):  # heads are cheap and stay in fp32
            midlevel, emotions = self.network.heads(embedding)
            return {"midlevel": midlevel, "emotions": emotions, "direct": self.direct(embedding), "heard": self.heard(embedding),
                    "felt": self.felt(embedding)}

    def start_heads(self, scale):
        """Heads begin at the means of their targets."""
        heads = {"emotions": self.network.emotions, "direct": self.direct, "heard": self.heard, "felt": self.felt}
        if self.network.scheme != "a2e":
            heads["midlevel"] = self.network.midlevel
        with torch.no_grad():
            for name, head in heads.items():
                target = "emotions" if name == "direct" else name
                if target in scale:
                    head.bias.copy_(scale[target][0])


def mean_where_known(values, targets):
    """Mean over the targets that are there."""
    there = ~torch.isnan(targets)
    return torch.where(there, values, torch.zeros_like(values)).sum() / there.sum().clamp(min=1)


def squared_error(predicted, targets, deviation):
    return mean_where_known(((predicted - torch.nan_to_num(targets)) / deviation) ** 2, targets)


def cross_entropy(logits, targets):
    return mean_where_known(nn.functional.binary_cross_entropy_with_logits(logits, torch.nan_to_num(targets), reduction="none"), targets)


def losses(model, outputs, targets, scale):
    """-> {term: loss}, before weighting"""
    error = lambda output, target: squared_error(outputs[output], targets[target], scale[target][1])
    terms = {"heard": error("heard", "heard")}
    if "midlevel" in scale and model.network.scheme != "a2e":
        terms["midlevel"] = squared_error(outputs["midlevel"], targets["midlevel"], targets["midlevel_deviation"])
    if "emotions" in scale and model.network.scheme != "a2mid2e":
        terms["emotions"] = error("emotions", "emotions")
        terms["quadrant"] = cross_entropy(model.quadrants(outputs["emotions"], scale["emotions"]), targets["quadrant"])
        terms["felt"] = error("felt", "felt")
    if "emotions" in scale and model.network.scheme == "joint":
        terms["direct"] = error("direct", "emotions")
        terms["direct_quadrant"] = cross_entropy(model.direct_quadrants(outputs["direct"], scale["emotions"]), targets["quadrant"])
    return terms


def weighted(terms, weights):
    return sum(weights[name] * term for name, term in terms.items())
