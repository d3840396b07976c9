# SPDX-License-Identifier: Apache-2.0
"""The wheel for Python: src/bindings/python, the library, one model. Debian's setuptools and wheel make it."""
import shutil

from . import parts

STEPS = [("build", "native:moodglass_shared")]  # of tools/, before it can be made


def make(root, out):
    folder = parts.empty(out / "python")
    shutil.copytree(root / "src" / "bindings" / "python", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "examples"))
    libraries = root / "build" / "native" / "src" / "bindings" / "c"
    (library,) = libraries.glob("libmoodglass.so.?") or [parts.built(libraries / "libmoodglass.so", root, "tools/build native:moodglass_shared")]
    shutil.copy(library, folder / "moodglass" / library.name)
    (folder / "moodglass" / "models").mkdir()
    shutil.copy(root / "models" / "joint.safetensors", folder / "moodglass" / "models")
    (folder / "VERSION").write_text(parts.version(root) + "\n")
    parts.add_licences(root, folder)
    wheels = parts.empty(out / "python" / "dist")
    parts.run("/usr/bin/python3", "setup.py", "--quiet", "bdist_wheel", "--dist-dir", wheels, cwd=folder)
    (wheel,) = wheels.iterdir()
    return wheel.replace(out / wheel.name)
