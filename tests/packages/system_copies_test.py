#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The machine's own copies of libraries in place of the pinned ones (tools/third_party/system.cmake), as a packager asks for them: they are
what is compiled and linked, and what is missing or too old is told. KissFFT of four numbers at once and ImGui 1.92 are in no Debian that
this is tested on: stand-ins are made of the pinned sources, in the places where a system has them.

    tests/packages/system_copies_test.py REPOSITORY
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1]).resolve()
CACHE = pathlib.Path(os.environ.get("MOODGLASS_CACHE") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "moodglass")
BUILD = ROOT / "build" / "native-system"


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def configure(folder, *options, env=None):
    return subprocess.run(["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", *(f"-DMOODGLASS_SYSTEM_{each}=ON" for each in options)],
                          capture_output=True, text=True, env=env)


def install_stand_ins(prefix):
    """KissFFT by its own CMake; ImGui as Debian lays it out."""
    work = prefix / "work"
    run("cmake", "-S", CACHE / "src/kissfft", "-B", work, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DKISSFFT_DATATYPE=simd", "-DKISSFFT_STATIC=ON",
        "-DKISSFFT_TEST=OFF", "-DKISSFFT_TOOLS=OFF", "-DCMAKE_INSTALL_LIBDIR=lib", f"-DCMAKE_INSTALL_PREFIX={prefix}")
    run("cmake", "--build", work)
    run("cmake", "--install", work)
    source, headers = CACHE / "src/imgui", prefix / "include/imgui"
    (headers / "backends").mkdir(parents=True)
    for header in source.glob("*.h"):
        shutil.copy(header, headers)
    for header in (source / "backends").glob("imgui_impl_*.h"):
        shutil.copy(header, headers / "backends")
    (prefix / "lib/pkgconfig/imgui.pc").write_text(f"includedir={headers}\nName: imgui\nDescription: stand-in\nVersion: 1.92.2\nCflags: -I{headers}\n")


class SystemCopies(unittest.TestCase):
    def test_they_are_what_is_compiled_and_linked(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = pathlib.Path(folder)
            install_stand_ins(prefix)
            env = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "lib/pkgconfig")}
            shutil.rmtree(BUILD, ignore_errors=True)
            done = configure(BUILD, "EXPECTED", "JSON", "KISSFFT", "VORBIS", "OPUSFILE", "IMGUI", env=env)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            window = "src/platform/desktop/CMakeFiles/moodglass_window.dir/window.cpp.o"
            run("ninja", "-C", BUILD, "audio_test", window)
            read = run("ninja", "-C", BUILD, "-t", "deps")
            pinned = {line.strip() for line in read.splitlines() if str(CACHE / "prefix") in line}
            read_by_name = {os.path.realpath(BUILD / line.strip()) for line in read.splitlines() if line.startswith(" ")}
            for header in ("/usr/include/vorbis/vorbisfile.h", "/usr/include/ogg/ogg.h", "/usr/include/opus/opusfile.h", "/usr/include/tl/expected.hpp",
                           f"{prefix}/include/kissfft/kiss_fft.h", f"{prefix}/include/imgui/imgui.h", f"{prefix}/include/imgui/backends/imgui_impl_glfw.h"):
                self.assertIn(os.path.realpath(header), read_by_name)
            for name in ("vorbis", "ogg", "opus", "tl", "nlohmann", "kiss_fft", "imgui"):
                self.assertEqual([path for path in pinned if f"/include/{name}" in path], [], "pinned headers that were read all the same")
            needed = run("ldd", BUILD / "bin/audio_test")
            for library in ("libvorbisfile.so", "libopusfile.so"):
                self.assertIn(library, needed)
            self.assertIn("PASSED", run(BUILD / "bin/audio_test", "--gtest_brief=1"))
        shutil.rmtree(BUILD)

    def test_what_is_missing_or_too_old_is_told(self):
        for option, needed in (("KISSFFT", "kissfft-simd 131.1 or newer, but none was found on this machine. It is KissFFT built with"),
                               ("IMGUI", "imgui 1.92 or newer, but this machine has 1.86.")):
            with tempfile.TemporaryDirectory() as folder:
                old = pathlib.Path(folder) / "imgui.pc"
                old.write_text("Name: imgui\nDescription: as Debian 12 has it\nVersion: 1.86\n")
                done = configure(folder, option, env={**os.environ, "PKG_CONFIG_PATH": folder})
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(f"MOODGLASS_SYSTEM_{option} needs {needed}", " ".join(done.stderr.split()))
                self.assertIn("Or leave the option off", " ".join(done.stderr.split()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
