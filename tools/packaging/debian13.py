# SPDX-License-Identifier: Apache-2.0
"""The Debian package for Debian 13, built in a private one (tools/lib/debian.sh): its libav and its TagLib are others than Debian 12's."""
from . import debian

VARIANT = "native-debian13"
STEPS = debian.steps(VARIANT)


def make(root, out):
    """Returns the package's path."""
    inside = f'. "{root}/tools/lib/common.sh"; . "{root}/tools/lib/debian.sh"; in_debian "$DEBIAN13_NATIVE" "$@"'
    return debian.make(root, out, VARIANT, ["bash", "-c", inside, "in_debian"])
