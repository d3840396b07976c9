# SPDX-License-Identifier: Apache-2.0
"""What the packages for other people's programs have in common: version, licences, files that must have been built."""
import importlib.machinery
import importlib.util
import re
import shutil
import subprocess
import sys


def version(root):
    return re.search(r"project\(moodglass VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text()).group(1)


def fail(what, advice):
    sys.exit(f"moodglass: {what}\n    {advice}")


def built(path, root, how):
    if not path.exists():
        fail(f"{path.relative_to(root)} is missing", f"{how} builds it.")
    return path


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        fail(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-2000:]}", "tools/test --packages installs what is needed.")
    return done.stdout


def add_licences(root, folder):
    """LICENSE, the weights' licence, and those of all parts, as the page has them."""
    shutil.copy(root / "LICENSE", folder)
    shutil.copy(root / "models" / "LICENCE.md", folder / "LICENCE-models.md")
    loader = importlib.machinery.SourceFileLoader("site_of_moodglass", str(root / "tools" / "site"))
    site = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(site)
    (folder / "licences.html").write_text(site.licences())
