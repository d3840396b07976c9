#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Models that tools/onnx/export wrote, run by onnxruntime: as PyTorch said (tests/golden), and as the command says of ten pieces, from
the spectrogram and the measures that it writes, put together as docs/onnx.md has it.

    tests/packages/onnx_test.py REPOSITORY
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

ROOT = pathlib.Path(sys.argv[1])
COMMAND = ROOT / "build/native/bin/moodglass"
GOLDEN = ROOT / "tests/golden"
MODELS = ("joint", "a2mid2e", "a2e")
PIECES = [*(ROOT / "build/examples" / f"{name}.ogg" for name in ("chase", "fog", "lament", "march", "tiptoe")),
          *(ROOT / "build/media" / f"piece{rest}" for rest in (".flac", ".mp3", ".ogg", ".opus", "-8.wav"))]
FRAMES_PER_SECOND, HOP_S = 31.3, 8192 / 22050
TOLERANCE = 1e-4  # the target; the command rounds to 1e-5 in JSON


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, **more).stdout


def file_of(model):
    """(header, bytes behind it) of the file that holds a model: the black box lies in that of the model it is trained with."""
    content = (ROOT / "models" / f"{'joint' if model == 'a2e' else model}.safetensors").read_bytes()
    length = int.from_bytes(content[:8], "little")
    return json.loads(content[8:8 + length]), content[8 + length:]


def mean_measures(model, moments, frames):
    """Of the columns of the last feature map: as docs/onnx.md says."""
    centre, hop, columns = 0.0, 1, frames
    for layer in json.loads(file_of(model)[0]["__metadata__"]["layers"]):
        kernel, stride, pad = (layer["pool"], layer["pool"], 0) if "pool" in layer else (layer["conv"], layer["stride"], layer["pad"])
        centre += ((kernel - 1) / 2 - pad) * hop
        hop *= stride
        columns = (columns + 2 * pad - kernel) // stride + 1
    at = (centre + hop * np.arange(columns)) / FRAMES_PER_SECOND / HOP_S - 0.5
    return [float(np.interp(at, np.arange(len(moments)), moments[:, m]).mean()) for m in range(moments.shape[1])]


class Onnx(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.at = pathlib.Path(folder.name)
        for model in MODELS:
            run("/usr/bin/python3", "-B", ROOT / "tools/onnx/export", model, cls.at / f"{model}.onnx")

    def outputs(self, model, spectrogram, measures):
        """Of onnxruntime: name -> array of the one piece."""
        raw = self.at / "spectrogram.f32"
        spectrogram.astype("<f4").tofile(raw)
        asked = json.dumps({"spectrogram": str(raw), "frames": len(spectrogram), "measures": measures})
        answer = json.loads(run("node", ROOT / "tests/packages/onnx/run.js", self.at / f"{model}.onnx", input=asked))
        return {name: np.float32(value["data"]).reshape(value["dims"])[0] for name, value in answer.items()}

    def test_as_pytorch_says(self):
        for model in MODELS:
            with self.subTest(model):
                header, arrays = file_of(model)
                usual = np.frombuffer(arrays[slice(*header["measured.mean"]["data_offsets"])], "<f4").tolist()  # which adds nothing
                found = self.outputs(model, np.load(GOLDEN / f"network_{model}_input.npy"), usual)
                named = {"emotions": "emotions", "features": "midlevel", "black_box": "black_box"}
                for name, golden in named.items():
                    path = GOLDEN / f"network_{model}_{golden}.npy"
                    self.assertEqual(name in found, path.is_file(), name)
                    if path.is_file():
                        np.testing.assert_allclose(found[name], np.load(path), atol=1e-5, rtol=0)
                self.assertEqual(found["feature_map"].shape[1:], np.load(GOLDEN / f"network_{model}_cells.npy").shape[:2])

    def test_as_the_command_says_of_ten_pieces(self):
        worst = 0
        for piece in PIECES:
            frames, moments = self.at / f"{piece.name}-frames.npy", self.at / f"{piece.name}-moments.npy"
            run(COMMAND, "spectrogram", piece, "--npy", frames)
            run(COMMAND, "harmony", piece, "--npy", moments)
            frames, moments = np.load(frames), np.load(moments)[:, -6:]
            for model in MODELS:
                told = json.loads(run(COMMAND, "analyze", "--model", model, "--format", "json", piece))
                found = self.outputs(model, frames, mean_measures(model, moments, len(frames)))
                for name, key in (("features", "midlevel"), ("emotions", "emotions")):
                    if key not in told or name not in found:
                        continue
                    expected = np.array([value["mean"] for value in told[key].values()])
                    worst = max(worst, float(np.abs(found[name] - expected).max()))
                    np.testing.assert_allclose(found[name], expected, atol=TOLERANCE, rtol=0, err_msg=f"{piece.name}, {model}, {name}")
        print(f"largest difference: {worst:.1e}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
