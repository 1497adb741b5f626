"""The program in the browser as one classic script: modules joined, so that a page also opens from a file.

Modules keep to two forms: `import {…} from "./name.js";` and `export` before a declaration. Any other is an error.
"""

import posixpath
import re
from functools import lru_cache
from pathlib import Path

BROWSER = Path(__file__).parent / "browser"
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.\.?/[\w./-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function) (\w+)\b)", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import|export)\b[^\n]*|\bimport\s*[(.][^\n]*|\brequire\s*\([^\n]*", re.MULTILINE)


class BundleError(ValueError):
    """A module that cannot be joined; the message names it and the line."""


def _joined(name: str, folder: Path, parts: dict[str, tuple[str, set[str]]], under_way: tuple[str, ...]) -> None:
    """Add a module and all it imports to `parts`: for each its text and what it exports."""
    if name in under_way:
        raise BundleError(f"{name}.js: imports itself by way of {', '.join(under_way)}")
    path = folder / f"{name}.js"
    try:
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BundleError(f"{name}.js, wanted by {', '.join(under_way) or 'a page'}: {error}") from error

    def imported(found: re.Match[str]) -> str:
        needed = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        if needed not in parts:
            _joined(needed, folder, parts, (*under_way, name))
        wanted = {part.split(" as ")[0].strip() for part in found[1].strip("{}").split(",")} - {""}
        if missing := wanted - parts[needed][1]:
            raise BundleError(f"{name}.js: {needed}.js exports no {', '.join(sorted(missing))}")
        return f'const {found[1].replace(" as ", ": ")} = modules["{needed}"];\n'

    body = _IMPORT.sub(imported, text)
    names = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    if other := _OTHER.search(body):
        raise BundleError(f"{name}.js: this import or export cannot be joined: {other[0].strip()}")
    parts[name] = f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {", ".join(names)} }};\n}})();\n', set(names)


@lru_cache(maxsize=8)
def bundle(entry: str, folder: Path = BROWSER) -> str:
    """A JavaScript expression: what the module `entry` exports, with all that it imports.

    Raises `BundleError` where a module or a name of it is missing, one imports in a circle, or is written otherwise.
    """
    parts: dict[str, tuple[str, set[str]]] = {}
    _joined(entry, folder, parts, ())
    modules = "".join(text for text, _ in parts.values())
    return f'(() => {{\n"use strict";\nconst modules = {{}};\n{modules}return modules["{entry}"];\n}})()'


def style(name: str) -> str:
    """A style sheet of the browser's program."""
    return (BROWSER / f"{name}.css").read_text(encoding="utf-8")
