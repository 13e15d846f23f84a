"""How the seed's files are written: always the same bytes for the same content, and good to read."""

from collections.abc import Mapping
from typing import Any

import yaml


class Inline(dict[str, str]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Blocks for what is read, one line for what is looked up, lists set in, and one kind of quotes."""

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(
    Inline, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)
_Dumper.add_representer(
    list,
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=all(isinstance(item, str) for item in data)
    ),
)


def dump(value: Mapping[str, Any]) -> str:
    """The text of a seed file."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"), default_flow_style=False
    )
