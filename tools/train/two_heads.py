# SPDX-License-Identifier: Apache-2.0
"""Puts the black box's file into that of the explained model whose network it shares, so that one file holds both and one pass tells what the
reasons leave out. The black box's own file goes.

    two_heads.py [--name joint] [--black-box a2e]

Both must share their network and its input, byte for byte. All tensors that the file has stay as they are; beside.py then says what
is left out of the reference music. NumPy alone.
"""
import argparse

import beside
import paths
import results
import shipped
import tensor_file
from names import SCHEMES

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--name", default="joint", choices=SCHEMES)
    parser.add_argument("--black-box", default="a2e", choices=SCHEMES)
    parser.add_argument("--validated", default="together", choices=results.FAMILIES)
    options = parser.parse_args()
    path, other = (paths.MODELS / f"{name}.safetensors" for name in (options.name, options.black_box))
    tensor_file.write(path, *shipped.with_black_box(*tensor_file.read(path, as_stored=True), *tensor_file.read(other, as_stored=True)))
    tensor_file.write(path, *beside.renewed(path, options.validated, options.data))
    other.unlink()
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
