# SPDX-License-Identifier: Apache-2.0
"""The state of a training, written and read: one that goes on gives what one that was never interrupted gives."""
import sys
import time

import torch

AVERAGE = 0.998


class Run:
    """One training: its model, the exponential average of its weights, how far it is. Averages are kept beside the model.

    queues: the clips that are still to come (batches.py). settings: whatever makes it this training and no other; a checkpoint of
    another is refused.
    """

    def __init__(self, folder, model, optimiser, generator, queues, mean, deviation, settings):
        self.settings = settings
        self.mean, self.deviation = mean, deviation
        self.path = folder / "checkpoint.pt"
        self.model, self.optimiser, self.generator, self.queues = model, optimiser, generator, queues
        self.average = {name: value.clone() for name, value in model.state_dict().items()}
        self.step, self.saved = 0, time.time()

    def load(self):
        if self.path.exists():
            stored = torch.load(self.path, map_location="cpu")
            if stored.get("settings") != self.settings:
                sys.exit(f"{self.path} is of another training: {stored.get('settings')}, not {self.settings}. Give another --run, or remove it.")
            self.model.load_state_dict(stored["model"])
            self.optimiser.load_state_dict(stored["optimiser"])
            self.step, self.mean, self.deviation = stored["step"], stored["mean"], stored["deviation"]
            for name, value in stored["average"].items():
                self.average[name].copy_(value)
            self.generator.bit_generator.state = stored["generator"]
            torch.set_rng_state(stored["torch"])
            if stored["cuda"] and torch.cuda.is_available():
                torch.cuda.set_rng_state_all(stored["cuda"])
            self.queues.update(stored["queues"])
            print(f"goes on from step {self.step}", flush=True)

    def save(self):
        part = self.path.with_suffix(".part")
        torch.save({"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "average": self.average,
                    "step": self.step, "settings": self.settings, "mean": self.mean, "deviation": self.deviation,
                    "generator": self.generator.bit_generator.state, "torch": torch.get_rng_state(),
                    "cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [], "queues": self.queues}, part)
        part.rename(self.path)
        self.saved = time.time()

    def average_in(self):
        keep = min(AVERAGE, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                if value.dtype == torch.float32:
                    self.average[name].mul_(keep).add_(value, alpha=1 - keep)
                else:
                    self.average[name].copy_(value)
