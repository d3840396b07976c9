# SPDX-License-Identifier: Apache-2.0
"""The command and the window as a Debian package, for the Debian that it is made on."""
import re
import shutil
import subprocess
import sys


def steps(variant):
    """Of tools/."""
    return [("build", f"{variant}:moodglass", f"{variant}:moodglass-window", f"{variant}:package-files"), ("media/examples",)]


STEPS = steps("native")


def make(root, out, variant="native", runner=()):
    """Returns the path of the package that CPack makes of build/VARIANT, called by what runner says."""
    build = root / "build" / variant
    if not (build / "CPackConfig.cmake").is_file():
        sys.exit(f"moodglass: build/{variant} is not configured\n    tools/build {variant}:moodglass does it.")
    done = subprocess.run([*runner, "cpack", "--config", build / "CPackConfig.cmake", "-B", build / "packages"], cwd=build, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"moodglass: the Debian package could not be made\n{done.stdout}{done.stderr}")
    package = build / "packages" / re.search(r"(moodglass_[^/]*\.deb) generated", done.stdout).group(1)
    return shutil.copy(package, out / package.name)
