# SPDX-License-Identifier: Apache-2.0
"""Gives an explained model's file the black box's head as well, so that one pass tells what the reasons leave out.

    two_heads.py [--name joint] [--black-box a2e]

Both files must share their network and its input, byte for byte. All tensors that the file has stay as they are; beside.py then says what
is left out of the reference music. NumPy alone.
"""
import argparse
import sys

import beside
import paths
import results
import tensor_file
from names import SCHEMES

HEADS = ("midlevel", "emotions", "black_box", "measured")
OF_INPUT = ("layers", "mean", "deviation", "features", "emotions", "measures")


def network_of(tensors):
    return {name: (tensor.dtype, tensor.shape, tensor.tobytes()) for name, tensor in tensors.items() if name.split(".")[0] not in HEADS}


def with_black_box(tensors, metadata, black_box, its_metadata):
    """Tensors of both. Fails where the two are not of one network."""
    if network_of(tensors) != network_of(black_box) or any(metadata.get(key) != its_metadata.get(key) for key in OF_INPUT):
        sys.exit(f"{metadata['name']} and {its_metadata['name']} do not share one network")
    out = tensors | {f"black_box.{part}": black_box[f"emotions.{part}"] for part in ("weight", "bias")}
    if "measures" not in metadata:
        return out
    if tensors["measured.mean"].tobytes() != black_box["measured.mean"].tobytes():
        sys.exit(f"{metadata['name']} and {its_metadata['name']} count measures from other means")
    return out | {"black_box.measured": black_box["measured.weight"]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--name", default="joint", choices=SCHEMES)
    parser.add_argument("--black-box", default="a2e", choices=SCHEMES)
    parser.add_argument("--validated", default="together", choices=results.FAMILIES)
    parser.add_argument("--version", help="of the file; stays as it is if not given")
    options = parser.parse_args()
    path = paths.MODELS / f"{options.name}.safetensors"
    tensors, metadata = tensor_file.read(path, as_stored=True)
    both = with_black_box(tensors, metadata, *tensor_file.read(paths.MODELS / f"{options.black_box}.safetensors", as_stored=True))
    tensor_file.write(path, both, metadata | ({"version": options.version} if options.version else {}))
    tensor_file.write(path, *beside.renewed(path, options.validated, options.data))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
