#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The Debian packages, as someone meets them who installs them: each in a clean Debian of its version, without the sources; run there;
removed without a trace. As root, for a chroot of its own.

    tests/packages/debian_test.py REPOSITORY
"""
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1])
PACKAGES = ROOT / "build" / "packages"


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def in_shell(script, *arguments):
    return run("bash", "-c", f". {ROOT}/tools/lib/common.sh; . {ROOT}/tools/lib/emscripten.sh; {script}", "bash", *arguments)


class Package:
    version, suite = "", ""

    @classmethod
    def setUpClass(cls):
        cls.package = max(PACKAGES.glob(f"moodglass_*~deb{cls.version}_*.deb"), key=lambda path: path.stat().st_mtime)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.clean = pathlib.Path(cls.folder.name) / "debian"
        run("mmdebstrap", "--variant=minbase", "--dpkgopt=force-unsafe-io", "--aptopt=APT::Install-Recommends \"false\"", cls.suite, cls.clean,
            in_shell("debian_mirror").strip())

    def inside(self, *command):
        script = 'root=$0; mount -t proc proc "$root/proc"; exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root "$@"'
        return run("unshare", "--mount", "--propagation", "private", "sh", "-e", "-c", script, self.clean, "DEBIAN_FRONTEND=noninteractive", *command)

    def files(self):
        """Everything that is not the package system's own book-keeping, or made anew whenever packages change."""
        kept = re.compile(r"^/(proc|sys|dev|tmp|run|var/(lib/(apt|dpkg)|cache|log)|etc/ld\.so\.cache)(/|$)")
        return {"/" + path.relative_to(self.clean).as_posix() for path in self.clean.rglob("*")
                if not kept.match("/" + path.relative_to(self.clean).as_posix())}

    def test_it_is_installed_run_and_removed(self):
        shutil.copy(self.package, self.clean / "tmp")
        listed = run("dpkg-deb", "--contents", self.package)
        for name in ("/usr/bin/moodglass", "/usr/bin/moodglass-window", "/usr/share/man/man1/moodglass.1.gz", "/usr/share/man/man1/moodglass-window.1.gz",
                     "/usr/share/bash-completion/completions/moodglass", "/usr/share/zsh/vendor-completions/_moodglass",
                     "/usr/share/fish/vendor_completions.d/moodglass.fish", "/usr/share/applications/org.moodglass.moodglass.desktop",
                     "/usr/share/metainfo/org.moodglass.moodglass.metainfo.xml", "/usr/share/icons/hicolor/scalable/apps/moodglass.svg",
                     "/usr/share/icons/hicolor/128x128/apps/moodglass.png", "/usr/share/moodglass/models/joint.safetensors",
                     "/usr/share/moodglass/fonts/Inter-Regular.otf", "/usr/share/doc/moodglass/copyright"):
            self.assertIn(f".{name}\n", listed)
        self.inside("apt-get", "update")
        before = self.files()
        self.inside("apt-get", "install", "--yes", "--no-install-recommends", f"./tmp/{self.package.name}")
        shutil.copy(ROOT / "build/media/piece.mp3", self.clean / "tmp/piece.mp3")
        result = json.loads(self.inside("moodglass", "analyze", "--format", "json", "/tmp/piece.mp3"))
        self.assertEqual(set(result["emotions"]), {"valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender"})
        own = json.loads(run(ROOT / "build/native/bin/moodglass", "analyze", "--format", "json", ROOT / "build/media/piece.mp3"))
        self.assertEqual(result["model"], own["model"])
        for emotion, value in own["emotions"].items():
            self.assertAlmostEqual(result["emotions"][emotion]["mean"], value["mean"], delta=1e-4)
        self.assertIn("joint", self.inside("moodglass", "models"))
        needed = self.inside("ldd", "/usr/bin/moodglass-window")
        self.assertNotIn("not found", needed)
        self.inside("bash", "-c", "source /usr/share/bash-completion/completions/moodglass; COMP_WORDS=(moodglass pl); COMP_CWORD=1; _moodglass;"
                    " [ \"${COMPREPLY[*]}\" = playlist ]")
        self.inside("apt-get", "purge", "--yes", "moodglass")
        self.inside("apt-get", "autoremove", "--purge", "--yes")
        left = {path for path in self.files() - before if "moodglass" in path.lower()}
        self.assertEqual(left, set(), "what the package has left")

    def test_lintian_finds_no_errors(self):
        done = subprocess.run(["lintian", "--fail-on", "error", "--allow-root", self.package], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_what_desktops_read_is_valid(self):
        with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
            run("dpkg-deb", "--extract", self.package, folder)
            share = pathlib.Path(folder) / "usr/share"
            # By the AppStream that reads it. It has no home page before it is published, about which 1.0 warns.
            words = "appstreamcli validate --no-net --pedantic"
            check = f'{words} "$@" || true' if self.version == OWN else f'in_debian "$DEBIAN13_NATIVE" {words} "$@" || true'
            said = in_shell(check, share / "metainfo/org.moodglass.moodglass.metainfo.xml")
            self.assertIn("alidation", said)
            self.assertEqual([line for line in said.splitlines() if re.match("[A-Z]: ", line) and "url-homepage-missing" not in line], [])
            run("desktop-file-validate", share / "applications/org.moodglass.moodglass.desktop")
            for check, script in ((("bash", "-n"), "bash-completion/completions/moodglass"), (("zsh", "-n"), "zsh/vendor-completions/_moodglass"),
                                  (("fish", "--no-execute"), "fish/vendor_completions.d/moodglass.fish")):
                run(*check, share / script)


OWN = platform.freedesktop_os_release()["VERSION_ID"]


@unittest.skipUnless(OWN == "12", "it is made on Debian 12")
class Debian12(Package, unittest.TestCase):
    version, suite = "12", "bookworm"


class Debian13(Package, unittest.TestCase):
    version, suite = "13", "trixie"


class Prefix(unittest.TestCase):
    def test_another_prefix_works(self):
        with tempfile.TemporaryDirectory() as folder:
            run("cmake", "--install", ROOT / "build/native", "--prefix", folder)
            own = dict(os.environ)
            own.pop("MOODGLASS_MODELS", None)
            models = run(pathlib.Path(folder) / "bin/moodglass", "models", env=own)
            self.assertIn("default", models)
            done = subprocess.run([pathlib.Path(folder) / "bin/moodglass", "models"], env={**own, "MOODGLASS_MODELS": "/nowhere"}, capture_output=True)
            self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
