"""The JSON Schema that editors complete by is what the models say.

``python -m tests.bank.test_schema`` writes it anew after a change to the models.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.bank import Sheet, shipped_bank

FILE = shipped_bank() / "schema.json"


def schema() -> dict[str, Any]:
    """The schema of one question file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A sheet of interview questions",
        **Sheet.model_json_schema(),
    }


def test_the_committed_schema_equals_the_models() -> None:
    """A field that was added is completed by editors."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("sheet", sorted(shipped_bank().glob("*-*.toml")), ids=lambda f: f.stem)
def test_every_sheet_satisfies_the_schema(sheet: Path) -> None:
    """An editor shows no false alarm."""
    jsonschema.validate(tomllib.loads(sheet.read_text(encoding="utf-8")), schema())


if __name__ == "__main__":
    FILE.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
