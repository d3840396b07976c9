# SPDX-License-Identifier: Apache-2.0
"""The package for JavaScript: src/bindings/js, the page's own engine client and worker (web/engine), both programs, one model."""
import json
import pathlib
import posixpath
import re
import shutil

from . import parts

STEPS = [("build", "wasm-simd:engine", "wasm-relaxed:engine"), ("site",)]  # of tools/, before it can be made

MODEL = "joint.safetensors"
HEADS = ("index.js", "node.js", "node-worker.js", "engine/worker.js")
IMPORTED = re.compile(r"""(?:^import\b[^;]*?|\bimport\()'(\.[^']+\.js)'""", re.M)


def source(root, name):
    """Where a module of the package lies in the sources; the programs are built."""
    match = re.fullmatch(r"engine/(simd|relaxed)/engine\.js", name)
    if match:
        return parts.built(root / "build" / f"wasm-{match[1]}" / "bin" / "engine.mjs", root, f"tools/build wasm-{match[1]}:engine")
    return root / "web" / name if name.startswith(("engine/", "containers/")) else root / "src" / "bindings" / "js" / name


def modules(root):
    """All that the heads import, and that those import, and they themselves."""
    found, open_ = {}, list(HEADS)
    while open_:
        name = open_.pop()
        if name in found:
            continue
        found[name] = source(root, name)
        if found[name].suffix == ".js":
            folder = pathlib.PurePosixPath(name).parent
            open_ += [posixpath.normpath(folder / other) for other in IMPORTED.findall(found[name].read_text())]
    return found


def make(root, out):
    folder = parts.empty(out / "js")
    for name, path in modules(root).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / name)
        if path.suffix == ".mjs":
            shutil.copy(parts.built(path.with_suffix(".wasm"), root, "tools/build"), (folder / name).with_suffix(".wasm"))
    (folder / "models").mkdir()
    shutil.copy(root / "models" / MODEL, folder / "models")
    for name in ("index.d.ts", "README.md"):
        shutil.copy(root / "src" / "bindings" / "js" / name, folder)
    described = json.loads((root / "src" / "bindings" / "js" / "package.json").read_text())
    described["version"] = parts.version(root)
    (folder / "package.json").write_text(json.dumps(described, indent=2) + "\n")
    parts.add_licences(root, folder)
    (name,) = [entry["filename"] for entry in json.loads(parts.run("npm", "pack", "--json", "--pack-destination", out, cwd=folder))]
    return out / name
