# SPDX-License-Identifier: Apache-2.0
"""The library for C and C++ as a prefix to unpack: what `cmake --install` puts there."""
import platform
import shutil

from . import parts

STEPS = [("build", "native:moodglass", "native:moodglass_shared")]  # of tools/, before it can be made


def make(root, out):
    name = f"moodglass-library-{parts.version(root)}-{platform.machine()}"
    folder = parts.empty(out / "c")
    build = root / "build" / "native"
    parts.built(build / "src" / "bindings" / "c" / "libmoodglass.so", root, "tools/build native:moodglass_shared")
    for component in ("library", "development"):
        parts.run("cmake", "--install", build, "--prefix", folder / name, "--component", component, "--strip")
    documents = folder / name / "share" / "doc" / "moodglass"
    documents.mkdir(parents=True)
    parts.add_licences(root, documents)
    shutil.copy(root / "docs" / "library.md", documents)
    shutil.copytree(root / "src" / "bindings" / "c" / "examples", documents / "examples")
    archive = shutil.make_archive(out / name, "gztar", folder, name)
    return type(folder)(archive)
