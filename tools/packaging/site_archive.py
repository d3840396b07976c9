# SPDX-License-Identifier: Apache-2.0
"""The page as one archive for an administrator: its files, each also packed with gzip and brotli, and what the web server is told."""
import concurrent.futures
import gzip
import os
import re
import subprocess
import sys
import zipfile

from . import host_config

STEPS = [("build", "wasm-simd", "wasm-relaxed:engine"), ("site",)]  # of tools/, before it can be made

# Sounds and pictures are packed already, and weights hardly give way.
PACKABLE = (".css", ".html", ".js", ".json", ".otf", ".svg", ".ts", ".txt", ".wasm", ".webmanifest")
WORTH = 0.95  # a packed file that is not smaller than this share is left out
TIME = (2020, 1, 1, 0, 0, 0)  # of every file: the same page makes the same archive


def version(root):
    return re.search(r"project\(moodglass VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text()).group(1)


def brotli(content):
    return subprocess.run(["brotli", "--stdout", "--best", "-"], input=content, stdout=subprocess.PIPE, check=True).stdout


def packed(name, content):
    """ending -> content of each packed form that is worth its place."""
    if not name.endswith(PACKABLE):
        return {}
    forms = {".gz": gzip.compress(content, 9, mtime=0), ".br": brotli(content)}
    return {ending: form for ending, form in forms.items() if len(form) < WORTH * len(content)}


def files(root, site):
    """Every file of the archive: its name -> its content."""
    all_files = {"README.md": (root / "tools/packaging/site-readme.md").read_bytes(),
                 "Dockerfile": host_config.docker(root, site).encode(),
                 "LICENSE": (root / "LICENSE").read_bytes(),
                 "hosting/nginx.conf": host_config.nginx(root, site).encode(),
                 "hosting/nginx-site.conf": host_config.NGINX_SITE.encode(),
                 "hosting/moodglass.caddy": host_config.caddy(root, site).encode(),
                 "site/.htaccess": host_config.apache(root, site).encode()}
    page = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        forms = pool.map(packed, page.keys(), page.values())
    for (name, content), packings in zip(page.items(), forms):
        all_files["site/" + name] = content
        all_files.update({f"site/{name}{ending}": form for ending, form in packings.items()})
    return all_files


def make(root, out):
    """Returns the archive's path."""
    site = root / "build" / "site"
    if not (site / "index.html").is_file():
        sys.exit(f"moodglass: there is no page in {site}\n    tools/run builds it.")
    name = f"moodglass-site-{version(root)}"
    path = out / f"{name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(files(root, site).items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", TIME)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if file.endswith((".gz", ".br", ".ogg", ".png")) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return path
