"""Replies and points as JSON rows, and back."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.practice import Block, Button, Choice, File, PointResult, Reply, Style
from bot.practice.pictures import Bar, Bars, Calendar, Picture, Trend


def dump_reply(reply: Reply) -> str:
    """A reply as JSON."""
    return json.dumps(
        {
            "blocks": [[block.text, block.style.value] for block in reply.blocks],
            "choices": [[[b.label, b.choice.encode()] for b in row] for row in reply.choices],
            "key": reply.key,
            "passing": reply.passing,
            "picture": reply.picture and asdict(reply.picture),
            "files": [file.value for file in reply.files],
        },
        default=date.isoformat,
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
        picture=_load_picture(raw["picture"]) if raw.get("picture") else None,
        files=tuple(File(value) for value in raw.get("files", ())),
    )


def _load_picture(raw: dict[str, Any]) -> Picture:
    bars, trend, calendar = raw["bars"], raw["trend"], raw["calendar"]
    return Picture(
        title=raw["title"],
        line=raw["line"],
        bars=Bars(bars["title"], tuple(Bar(**row) for row in bars["rows"]), bars["later"]),
        trend=Trend(
            trend["title"],
            tuple((date.fromisoformat(day), value) for day, value in trend["values"]),
        ),
        calendar=Calendar(
            calendar["title"],
            date.fromisoformat(calendar["until"]),
            tuple(calendar["counts"]),
        ),
        dark=raw["dark"],
    )


def dump_points(points: tuple[PointResult, ...]) -> str:
    """Points' results as JSON."""
    return json.dumps([[p.claim, p.status, p.words] for p in points], ensure_ascii=False)


def load_points(source: str) -> tuple[PointResult, ...]:
    """The results that :func:`dump_points` wrote."""
    return tuple(PointResult(*point) for point in json.loads(source))
