# SPDX-License-Identifier: Apache-2.0
"""The 7 -> 8 layer of a network as a regression of the rated emotions of film music, with the signs that human ratings ask for."""
import torch

import evaluate
import prediction
import signs


def set_layer(network, weight, bias):
    with torch.no_grad():
        network.emotions.weight.copy_(torch.from_numpy(weight))
        network.emotions.bias.copy_(torch.from_numpy(bias))


def film_ratings(clips):
    """-> the film clips, their mid-level features (n, 7) and emotions (n, 8), and the signs that these ask for (8, 7)"""
    film = [clip for clip in clips if clip.source == "soundtracks"]
    midlevel, emotions = evaluate.rated(film)
    return film, midlevel, emotions, signs.required(midlevel, emotions)


def to_ratings(network, clips):
    """On the features as people rated them. -> the signs the layer has to have"""
    _, midlevel, emotions, required = film_ratings(clips)
    set_layer(network, *signs.fit(midlevel, emotions, required))
    return required


def to_what_is_heard(network, clips, mean, deviation, pull=signs.PULL):
    """On the features as the network hears them, which vary less than what people rated; drawn towards the layer there is."""
    film, _, emotions, required = film_ratings(clips)
    heard, _ = prediction.predict(network, film, mean, deviation)
    set_layer(network, *signs.fit(heard, emotions, required, network.emotions.weight.detach().numpy(), pull))
