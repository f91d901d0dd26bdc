"""Replies and points as JSON rows, and back."""

import json
from typing import Any

from bot.practice import Block, Button, Choice, PointResult, Reply, Style


def dump_reply(reply: Reply) -> str:
    """A reply as JSON."""
    return json.dumps(
        {
            "blocks": [[block.text, block.style.value] for block in reply.blocks],
            "choices": [[[b.label, b.choice.encode()] for b in row] for row in reply.choices],
            "key": reply.key,
            "passing": reply.passing,
        },
        ensure_ascii=False,
    )


def load_reply(source: str) -> Reply:
    """The reply that :func:`dump_reply` wrote; a choice that no longer exists is left out."""
    raw: dict[str, Any] = json.loads(source)
    rows = (
        tuple(
            Button(label, choice)
            for label, code in row
            if (choice := Choice.decode(code)) is not None
        )
        for row in raw["choices"]
    )
    return Reply(
        blocks=tuple(Block(text, Style(style)) for text, style in raw["blocks"]),
        choices=tuple(rows),
        key=raw["key"],
        passing=raw["passing"],
    )


def dump_points(points: tuple[PointResult, ...]) -> str:
    """Points' results as JSON."""
    return json.dumps([[p.claim, p.status, p.words] for p in points], ensure_ascii=False)


def load_points(source: str) -> tuple[PointResult, ...]:
    """The results that :func:`dump_points` wrote."""
    return tuple(PointResult(*point) for point in json.loads(source))
