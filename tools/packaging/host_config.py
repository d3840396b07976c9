# SPDX-License-Identifier: Apache-2.0
"""What an administrator's web server is told, so that it answers as tools/serve does: the headers and the types are taken from
there, and stand nowhere else."""
import importlib.machinery
import importlib.util
import pathlib

PACKED = {"br": ".br", "gzip": ".gz"}  # what a browser accepts, in the order of preference -> the ending of the packed file


def served(root):
    """tools/serve, as a module."""
    loader = importlib.machinery.SourceFileLoader("serve", str(root / "tools" / "serve"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("serve", loader))
    loader.exec_module(module)
    return module


def headers(root, site):
    """name -> value of every header that tools/serve adds to an answer."""
    serve = served(root)
    return {"Content-Security-Policy": serve.content_security_policy(pathlib.Path(site)), **serve.HEADERS}


def types(root):
    """".js" -> "text/javascript; charset=utf-8", and so on; "" is any other file's."""
    return dict(served(root).Handler.extensions_map)


def quoted(text):
    if '"' in text or "\\" in text or "$" in text or "{" in text:
        raise ValueError(f"cannot stand in a server's configuration: {text}")
    return f'"{text}"'


def nginx(root, site):
    """To be included in a location."""
    known = types(root)
    lines = ["# Moodglass, for nginx: to be included in the location that serves its folder (README.md).",
             "index index.html;", "charset off;", "types {"]
    lines += [f"    {quoted(type)} {ending[1:]};" for ending, type in sorted(known.items()) if ending]
    lines += ["}", f"default_type {known['']};",
              "gzip_static on;", "gzip_vary on;",
              "# brotli_static on;    # with Debian's libnginx-mod-http-brotli-static: a fifth less to send"]
    lines += [f"add_header {name} {quoted(value)} always;" for name, value in headers(root, site).items()]
    return "\n".join(lines) + "\n"


def apache(root, site):
    """The .htaccess of the site's folder. It needs `AllowOverride FileInfo`, and the modules headers, mime and rewrite."""
    known = types(root)
    lines = ["# Moodglass, for Apache: needs AllowOverride FileInfo, and the modules headers, mime and rewrite (README.md).",
             "AddDefaultCharset Off", "RemoveType .gz .br", "RemoveLanguage .gz .br"]
    lines += [f"AddType {quoted(type)} {ending}" for ending, type in sorted(known.items()) if ending]
    lines += [f"AddEncoding {coding} {ending}" for coding, ending in PACKED.items()]
    lines += ["RewriteEngine On",
              "# A folder is no page, and what is packed is asked for by its own name.",
              "RewriteCond %{REQUEST_FILENAME} -d", "RewriteCond %{REQUEST_FILENAME}/index.html !-f", "RewriteRule ^ - [R=404,L]"]
    for coding, ending in PACKED.items():
        lines += [f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b", f"RewriteCond %{{REQUEST_FILENAME}}{ending} -f",
                  f"RewriteRule ^ %{{REQUEST_URI}}{ending} [L]"]
    lines += ["Header always merge Vary Accept-Encoding"]
    lines += [f"Header always set {name} {quoted(value)}" for name, value in headers(root, site).items()]
    return "\n".join(lines) + "\n"


def caddy(root, site):
    """A snippet to be imported."""
    known = types(root)
    lines = ["# Moodglass, for Caddy: import this file, then `import moodglass FOLDER` where it is served (README.md).",
             "(moodglass) {", "\troot * {args.0}", "\theader {"]
    lines += [f"\t\t{name} {quoted(value)}" for name, value in headers(root, site).items()]
    lines += ["\t}"]
    for ending, type in sorted(known.items()):
        if ending:
            lines += [f"\t@type{ending.replace('.', '_')} path *{ending}", f"\theader @type{ending.replace('.', '_')} Content-Type {quoted(type)}"]
    lines += ["\tfile_server {", "\t\tprecompressed br gzip", "\t}", "}"]
    return "\n".join(lines) + "\n"


def docker(_root, _site):
    return """# docker build --tag moodglass . && docker run --publish 8080:80 moodglass
FROM debian:stable-slim
RUN apt-get update && apt-get install --yes --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
COPY hosting/nginx.conf hosting/nginx-site.conf /etc/nginx/moodglass/
RUN ln -sf /etc/nginx/moodglass/nginx-site.conf /etc/nginx/sites-enabled/default
COPY site /var/www/moodglass
CMD ["nginx", "-g", "daemon off;"]
"""


NGINX_SITE = """# A whole server for nothing but Moodglass, as the Dockerfile takes it.
server {
    listen 80 default_server;
    location / {
        root /var/www/moodglass;
        include /etc/nginx/moodglass/nginx.conf;
    }
}
"""
