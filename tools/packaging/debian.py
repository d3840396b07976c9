# SPDX-License-Identifier: Apache-2.0
"""The command and the window as a Debian package, for the Debian that it is made on."""
import re
import shutil
import subprocess
import sys


STEPS = [("build", "native:moodglass", "native:moodglass-window", "native:package-files"), ("media/examples",)]  # of tools/


def make(root, out):
    """Returns the package's path."""
    build = root / "build" / "native"
    if not (build / "CPackConfig.cmake").is_file():
        sys.exit("moodglass: build/native is not configured\n    tools/build native:moodglass does it.")
    done = subprocess.run(["cpack", "--config", build / "CPackConfig.cmake", "-B", out], cwd=build, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"moodglass: the Debian package could not be made\n{done.stdout}{done.stderr}")
    shutil.rmtree(out / "_CPack_Packages", ignore_errors=True)
    return out / re.search(r"(moodglass_[^/]*\.deb) generated", done.stdout).group(1)
