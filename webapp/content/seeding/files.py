"""The seed's files as Python values that know their lines; a mistake is told with file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from webapp.failure import Failure

from . import schema


class SeedError(Failure):
    """A seed file is wrong; the message begins with file and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


LISTS: dict[str, type[BaseModel]] = {
    "sources": schema.Source,
    "kinds": schema.Kind,
    "countries": schema.Country,
    "organisations": schema.Organisation,
    "relations": schema.Relation,
    "projects": schema.Project,
    "partnerships": schema.Partnership,
    "glossary": schema.Term,
}
"""File name (without its ending) and what each of its entries is."""


class Seed:
    """All files of the seed: `entries["sources"]["S1"]`, `pages["networks"]`, and where each stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, schema.Page] = {}
        self._nodes: dict[Path, yaml.Node] = {}
        for name, model in LISTS.items():
            self.entries[name] = self._read(folder / f"{name}.yaml", dict[str, model])  # type: ignore[valid-type]
        paths = sorted((folder / "pages").glob("*.yaml"))
        for path in paths:
            self.pages[path.stem] = self._read(path, schema.Page)

    def error(self, name: str, where: tuple[str | int, ...], message: str) -> SeedError:
        """A mistake at a place in a file: `("ituc", "blocks", 0, "text")` in `organisations`."""
        path = self.folder / f"{name}.yaml"
        return SeedError(path, _line(self._nodes[path], where), message)

    def _read(self, path: Path, shape: Any) -> Any:
        try:
            text = path.read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except OSError as error:
            raise SeedError(path, 1, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise SeedError(path, error.object[: error.start].count(b"\n") + 1, "is not UTF-8") from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise SeedError(path, line, error.problem or "is not YAML") from error
        except yaml.reader.ReaderError as error:
            line = text[: error.position].count("\n") + 1
            raise SeedError(path, line, "holds a character that YAML does not allow") from error
        if node is None:
            raise SeedError(path, 1, "is empty")
        for line, message in _faults(node, set()):
            raise SeedError(path, line, message)
        self._nodes[path] = node
        try:
            return TypeAdapter(shape).validate_python(yaml.load(text, Loader=yaml.CSafeLoader))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise SeedError(path, _line(node, first["loc"]), f"{place}: {first['msg']}") from error


_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "null"))


def _faults(node: yaml.Node, met: set[int]) -> Iterator[tuple[int, str]]:
    """What YAML allows and a seed does not: line and message."""
    if id(node) in met:
        yield node.start_mark.line + 1, "is used again by an alias: write it out"
        return
    met.add(id(node))
    if node.tag not in _PLAIN:
        kind = node.tag.rpartition(":")[2]
        yield node.start_mark.line + 1, f"“{_words(node)}” is read as {kind}: put it between quotes if it is a text"
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                yield key.start_mark.line + 1, f"“{_words(key)}” is no text: put it between quotes"
            elif key.value in seen:
                yield key.start_mark.line + 1, f"“{key.value}” stands here twice"
            else:
                seen.add(key.value)
            yield from _faults(value, met)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _faults(value, met)


def _words(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "…"


def _line(node: yaml.Node, where: tuple[str | int, ...]) -> int:
    """The line of a place, or of the nearest that there is above it."""
    for step in where:
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
        else:
            found = None
        if found is None:
            break
        node = found
    return int(node.start_mark.line) + 1
