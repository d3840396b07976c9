#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page as a screen reader meets it: WebKitGTK's tree of accessible objects, read by AT-SPI, Orca's own interface, and
nothing else. A piece is opened by a button's action, the canvas is given the focus, keys are pressed; what is told is
read. Needs a display and a session bus of its own: dbus-run-session -- xvfb-run -a e2e/browsers/at_spi.py
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE_S = 120
FEATURES = ["Melodiousness", "Articulation", "Rhythmic complexity", "Rhythmic stability", "Dissonance", "Tonal stability", "Minorness"]
EMOTIONS = ["Valence", "Energy", "Tension", "Anger", "Fear", "Happiness", "Sadness", "Tenderness"]


def objects(root):
    """All that are there now, in the order in which a reader goes; the tree may change meanwhile."""
    try:
        yield root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child is not None:
                yield from objects(child)
    except gi.repository.GLib.Error:
        return


def page():
    for found in objects(Atspi.get_desktop(0)):
        if found.get_role_name() == "document web":
            return found
    return None


def text_of(found):
    if "Text" not in found.get_interfaces():
        return ""
    return Atspi.Text.get_text(found, 0, Atspi.Text.get_character_count(found))


def told():
    """What can be read: names, descriptions and text of all objects."""
    document = page()
    said = []
    for found in objects(document) if document else ():
        try:
            said += [found.get_name() or "", found.get_description() or "", text_of(found)]
        except gi.repository.GLib.Error:
            pass
    return said


def until(what, ask):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            answer = ask()
        except gi.repository.GLib.Error:  # an object that has gone meanwhile
            answer = None
        if answer:
            return answer
        time.sleep(0.3)
    sys.exit(f"FAILED: {what} was not told in {PATIENCE_S} s; what was:\n" + "\n".join(line for line in told() if line.strip()))


def the(role, name):
    def ask():
        document = page()
        return next((found for found in (objects(document) if document else ())
                     if found.get_role_name() == role and re.search(name, found.get_name() or "")), None)
    return until(f"{role} '{name}'", ask)


def some(pattern):
    return until(f"'{pattern}'", lambda: any(re.search(pattern, line) for line in told()))


def press(key):
    """As a keyboard does: on a display without a window manager nobody else gives the window the keys."""
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Moodglass", "windowfocus", "--sync", "key", key], check=True)


def story():
    some("Ready")
    button = the("push button", "a cheerful march")
    Atspi.Action.do_action(button, 0)
    print("  ok      an example is opened by its button's action")

    until("a table of all values", lambda: all(name in told() for name in FEATURES + EMOTIONS))
    rows = [found for found in objects(page()) if found.get_role_name() in ("table row", "row header")]
    assert len(rows) >= 23, f"{len(rows)} rows and heads of rows"
    print(f"  ok      qualities, emotions and reasons stand in tables: {len(rows)} rows and heads")

    canvas = the("embedded", "The analysis, drawn")
    until("the whole song as what is chosen", lambda: "The whole song." in (canvas.get_description() or ""))
    assert "march" in canvas.get_description(), canvas.get_description()
    print(f"  ok      the canvas says what is chosen: {canvas.get_description()[:100]}…")

    Atspi.Component.grab_focus(canvas)
    until("the focus", lambda: canvas.get_state_set().contains(Atspi.StateType.FOCUSED))
    press("q")
    some("^Why: Compared with usual")
    for key, name in (("3", "Tension"), ("6", "Happiness")):
        press(key)
        some(rf"^{name} 0\.\d\d\. Higher than \d+.% of")
        until(f"{name} in the canvas' description", lambda: f"{name} 0." in canvas.get_description())
        print(f"  ok      the key {key} is told: {name}")


def main():
    server = subprocess.Popen([ROOT / "tools" / "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    address = re.search(r"http:\S+", server.stdout.readline()).group(0)
    browser = next(path for library in ("webkit2gtk-4.1", "webkitgtk-6.0") for path in pathlib.Path("/usr/lib").glob(f"*/{library}/MiniBrowser"))
    with tempfile.TemporaryDirectory(prefix="moodglass-at-spi-", ignore_cleanup_errors=True) as home:
        environment = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", GTK_MODULES="gail:atk-bridge", LIBGL_ALWAYS_SOFTWARE="1")
        shown = subprocess.Popen([browser, address], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print("WebKitGTK, by AT-SPI")
        try:
            story()
        finally:
            shown.kill()
            shown.wait()
            server.kill()


if __name__ == "__main__":
    main()
