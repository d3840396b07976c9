# SPDX-License-Identifier: Apache-2.0
"""Trains one network. Everything is seeded; a run that was interrupted goes on from its last checkpoint.

    recipe.py --run distilled --free-alone --rate 2e-3 --epochs 14 --dropout 0.1
    recipe.py --run NAME --init distilled --held random:0,album:0,emotify:0,fourq:0
    recipe.py --run NAME-joint --init NAME --rate 4e-4 --epochs 6 --midlevel-weight 4 --held ...
    recipe.py --run NAME-a2mid2e --init NAME --rate 4e-4 --epochs 6 --scheme a2mid2e --held ...

AdamW on random crops, augmented (augment.py), of all data sets at once (batches.py), with several losses (losses.py); the
learning rate falls as a cosine; the result is the exponential average of the weights over training. For the joint scheme the
7 -> 8 layer is projected onto the signs of human ratings after every step (signs.py); in the end it is fitted to the features as heard.
With --free-alone the network learns nothing but what the tagger hears in free music, which no fold holds out: every training may
start from it.

A run leaves WORK/runs/NAME/ checkpoint.pt and the files of held_out.py.
"""
import argparse
import sys
import time

import numpy as np
import torch
from torch import nn

import augment
import checkpoint
import data as clips_data
import held_out
import last_fit
import losses
import paths
import signs
import start
from batches import Batches, Targets
from names import SCHEMES
from network import FULL, HALF, TINY
from precision import bfloat16_pays

LAYERS = {"half": HALF, "full": FULL, "tiny": TINY}  # tiny: to try the program
CHECKPOINT_S = 180
CLIP_GRADIENT = 5.0


def project(weight, required):
    low, high = (torch.from_numpy(bound).float().to(weight.device) for bound in signs.bounds(required))
    with torch.no_grad():
        weight.clamp_(low, high)


def learning_rate(step, steps, peak):
    """Rises over the first twentieth, then falls as a cosine to nothing."""
    warm = steps // 20 + 1
    return peak * (step + 1) / warm if step < warm else peak * 0.5 * (1 + np.cos(np.pi * (step - warm) / (steps - warm)))


def new_model(options):
    return losses.Trained(LAYERS[options.width], options.scheme, options.dropout)


def averaged(average, options):
    model = new_model(options)
    model.load_state_dict({name: value.cpu() for name, value in average.items()})
    return model.eval()


def music(options):
    """-> clips to train on, {fold: held-out clips}, mean and deviation of the input"""
    everything = clips_data.load(options.data, options.work)
    clips_data.hear(everything, options.work)
    clips, held = clips_data.split(everything, options.held)
    if options.inner:  # a choice is being made: the test folds stay unseen
        clips, held = clips_data.split(clips, options.inner)
    free = clips_data.free_music(options.work)
    if options.free_alone:
        return free, held, clips_data.mean_and_deviation(free)
    return clips + free, held, clips_data.mean_and_deviation(clips)


def train(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    generator = np.random.default_rng(options.seed)
    folder = options.work / "runs" / options.run
    folder.mkdir(parents=True, exist_ok=True)
    clips, held, (mean, deviation) = music(options)
    targets, batches = Targets(clips, not options.ratings_alone and not options.free_alone), Batches(clips, options.frames, generator)

    model = new_model(options)
    model.start_heads(targets.scale)
    required = last_fit.to_ratings(model.network, clips) if options.scheme == "joint" and not options.free_alone else None
    before = []
    if options.init:
        weights, mean, deviation, before = start.read(options.init, options.work / "runs", start.folds_of(options.held, options.inner))
        start.load(model, weights)
    model.to(options.device, memory_format=torch.channels_last)
    targets.to(options.device)
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, weight_decay=options.decay)
    run = checkpoint.Run(folder, model, optimiser, generator, batches.queues, mean, deviation, settings(options))
    run.load()
    mean, deviation = run.mean, run.deviation
    steps = options.epochs * batches.in_epoch
    print(f"{len(clips)} clips to train on, held out: { {k: len(v) for k, v in held.items()} }, {steps} steps", flush=True)

    began, sums = time.time(), {}
    while run.step < steps:
        terms = one_step(model, optimiser, batches, targets, mean, deviation, generator, options,
                         learning_rate(run.step, steps, options.rate))
        if required is not None:
            project(model.network.emotions.weight, required)
        run.average_in()
        run.step += 1
        for name, term in terms.items():
            sums[name] = sums.get(name, 0.0) + term.item() / batches.in_epoch
        if run.step % batches.in_epoch == 0:
            epoch = run.step // batches.in_epoch
            print(f"epoch {epoch} {time.time() - began:.0f} s: " + " ".join(f"{n} {v:.3f}" for n, v in sums.items()), flush=True)
            sums = {}
            if options.inner and epoch % options.watch == 0:
                held_out.watch(averaged(run.average, options), held, mean, deviation)
        if time.time() - run.saved > CHECKPOINT_S:
            run.save()
    run.save()

    result = averaged(run.average, options)
    if options.scheme == "a2mid2e":
        last_fit.to_ratings(result.network, clips)  # a separate regression, once the mid-level network is trained
    if options.scheme != "a2e" and not options.free_alone:
        last_fit.to_what_is_heard(result.network, clips, mean, deviation, options.pull)
    if options.inner:
        held_out.watch(result, held, mean, deviation)
    about = {"family": options.family, "held": options.held, "inner": options.inner, "seed": options.seed, "epochs": options.epochs, "before": before,
             "command": command()}
    held_out.finish(result, folder, about, clips, held, mean, deviation)


def one_step(model, optimiser, batches, targets, mean, deviation, generator, options, rate):
    model.train()
    for group in optimiser.param_groups:
        group["lr"] = rate
    x, indices, heard = batches.next()
    x = x.to(options.device).float()
    x = augment.shift(augment.level_and_filter(x, generator), generator)
    x, wanted = augment.mix(x, targets.of(indices, heard.to(options.device)), batches.groups, generator)
    x = ((x - mean) / deviation)[:, None].contiguous(memory_format=torch.channels_last)
    with torch.autocast(options.device, dtype=torch.bfloat16, enabled=not options.fp32 and bfloat16_pays(options.device)):
        outputs = model(x)
    terms = losses.losses(model, outputs, wanted, targets.scale)
    optimiser.zero_grad(set_to_none=True)
    losses.weighted(terms, losses.WEIGHTS | {"midlevel": options.midlevel_weight}).backward()
    nn.utils.clip_grad_norm_(model.parameters(), CLIP_GRADIENT)
    optimiser.step()
    return terms


def settings(options):
    """What makes a training this one: all options but where things lie, how fast they go, and what comes after its last step."""
    beside = ("data", "work", "run", "family", "watch", "device", "threads", "pull")
    return {name: value for name, value in vars(options).items() if name not in beside}


def command():
    """This run's command without the folders of the machine."""
    kept, skip = [], False
    for word in sys.argv[1:]:
        folder = word in ("--data", "--work")
        if not skip and not folder:
            kept.append(word)
        skip = folder
    return "tools/train/recipe.py " + " ".join(kept)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--run", required=True)
    parser.add_argument("--family", default="", help="of folds (folds.py), kept beside the predictions")
    parser.add_argument("--scheme", choices=SCHEMES, default="joint")
    parser.add_argument("--held", default="", help="folds held out, as protocol:fold,...")
    parser.add_argument("--inner", default="", help="folds of the rest to choose on: figures are of these, none of the test folds")
    parser.add_argument("--watch", type=int, default=5, help="print the inner split's figures every N epochs")
    parser.add_argument("--init", help="what to start from: models/start/NAME.safetensors, or a finished run")
    parser.add_argument("--ratings-alone", action="store_true", help="no second opinion (expected.py) beside the ratings")
    parser.add_argument("--free-alone", action="store_true", help="of free music, what the tagger hears, and nothing else")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--width", choices=LAYERS, default="half")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--midlevel-weight", type=float, default=losses.WEIGHTS["midlevel"], help="of the mid-level ratings' error among the losses")
    parser.add_argument("--pull", type=float, default=signs.PULL, help="how strongly the last fit of 7 -> 8 is drawn to the layer there is")
    parser.add_argument("--frames", type=int, default=208, help="length of a crop")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 in the convolutions, even where it pays")
    return parser.parse_args()


if __name__ == "__main__":
    train(arguments())
