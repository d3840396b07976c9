# SPDX-License-Identifier: Apache-2.0
"""What the page is made of, as a CycloneDX 1.5 bill of materials: tools/site puts it beside the page as sbom.cdx.json."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CACHE = pathlib.Path(os.environ.get("MOODGLASS_CACHE")
                     or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "moodglass")
LICENCES = {
    "xnnpack": "BSD-3-Clause", "pthreadpool": "BSD-2-Clause", "fxdiv": "MIT", "cpuinfo": "BSD-2-Clause", "kissfft": "BSD-3-Clause",
    "speexdsp": "BSD-3-Clause", "miniaudio": "MIT-0", "flac": "BSD-3-Clause", "libogg": "BSD-3-Clause", "libvorbis": "BSD-3-Clause", "opus": "BSD-3-Clause",
    "opusfile": "BSD-3-Clause", "imgui": "MIT", "nlohmann-json3-dev": "MIT", "libexpected-dev": "CC0-1.0", "fonts-inter": "OFL-1.1",
}


def component(name, version, licence, **more):
    return {"type": "library", "name": name, "version": version, "licenses": [{"license": {"id": licence}}], **more}


def locked_sources():
    """The sources that are compiled into the page, as sources.lock pins them; of alternatives the one in use."""
    chosen = {}
    for line in (ROOT / "tools/third_party/sources.lock").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, version, _suite, file, sha, *_places = line.split()
        mark = chosen.get(name)
        if mark is None or cached(name)[0] == sha:
            chosen[name] = (version, file, sha)
    for name, (version, file, sha) in chosen.items():
        patch = cached(name)[1]
        properties = [{"name": "debian:source-file", "value": file}]
        if patch:
            properties.append({"name": "moodglass:patched-by-sha256", "value": patch})
        yield component(name, version, LICENCES[name], purl=f"pkg:deb/debian/{name}@{version}?arch=source",
                        hashes=[{"alg": "SHA-256", "content": sha}], properties=properties)


def cached(name):
    """(hash of the source that was fetched, hash of the script that patched it or nothing)"""
    mark = CACHE / "src" / name / ".sha256"
    fetched, _, patch = (mark.read_text() if mark.is_file() else "").strip().partition(" patched by ")
    return fetched, patch


def debian_packages():
    """Header-only libraries and the font, from the machine's own packages."""
    for name in ("nlohmann-json3-dev", "libexpected-dev", "fonts-inter"):
        answer = subprocess.run(["dpkg-query", "-W", "-f=${Version}", name], capture_output=True, text=True)
        version = answer.stdout.strip() or "unknown"
        yield component(name, version, LICENCES[name], purl=f"pkg:deb/debian/{name}@{version}")


def emscripten():
    """Its runtime, C and C++ libraries are linked into the page: the private Debian's, or the machine's."""
    status = CACHE / "debian13/var/lib/dpkg/status"
    found = re.search(r"^Package: emscripten\n(?:.+\n)*?Version: (\S+)", status.read_text(), re.M) if status.is_file() else None
    answer = subprocess.run(["emcc", "-dumpversion"], capture_output=True, text=True) if not found and shutil.which("emcc") else None
    version = found.group(1) if found else answer.stdout.strip() if answer else "unknown"
    yield component("emscripten", version, "MIT", purl=f"pkg:deb/debian/emscripten@{version}")


def bill(version, commit, models):
    """models: file name -> content. Returns JSON; the same for the same parts."""
    parts = [*locked_sources(), *debian_packages(), *emscripten()]
    for name, content in models.items():
        parts.append({"type": "machine-learning-model", "name": name, "version": version,
                      "licenses": [{"license": {"id": "CC-BY-NC-SA-4.0"}}],
                      "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}]})
    body = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {"type": "application", "name": "moodglass", "version": f"{version}+{commit}",
                                   "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": sorted(parts, key=lambda part: part["name"]),
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return json.dumps({**body, "serialNumber": f"urn:uuid:{serial}"}, indent=1) + "\n"
