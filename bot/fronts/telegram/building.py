"""The parts put together into one application of the framework."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram.ext import Application, ExtBot
from telegram.request import BaseRequest

from bot.fronts.telegram.courier import Courier
from bot.fronts.telegram.gate import ROOM, Gate
from bot.fronts.telegram.lanes import Lanes
from bot.fronts.telegram.turns import App, Turns
from bot.interview import Interview


@dataclass(frozen=True, slots=True)
class Front:
    """One bot, ready to be started."""

    app: App
    gate: Gate
    lanes: Lanes
    line: "Line"

    async def hang_up(self) -> None:
        """Close the connections, also where the start got no further than opening them."""
        await self.line.client.shutdown()


@dataclass(frozen=True, slots=True)
class Line:
    """How Telegram is reached."""

    token: str
    base_url: str
    client: BaseRequest


def build(
    interview: Interview,
    gate: Gate,
    line: Line,
    clock: Callable[[], datetime],
    refused: Callable[[], None],
) -> Front:
    """Put the parts together; nothing is sent or asked yet."""
    bot: ExtBot[None] = ExtBot(
        line.token,
        base_url=f"{line.base_url}/bot",
        base_file_url=f"{line.base_url}/file/bot",
        request=line.client,
        get_updates_request=line.client,
    )
    lanes = Lanes(ROOM + 1)
    app = (
        Application.builder()
        .updater(None)
        .bot(bot)
        .update_queue(gate)
        .concurrent_updates(lanes)
        .build()
    )
    courier = Courier(interview, gate.ledger, clock, refused)
    Turns(interview, courier, gate.ledger, clock).join(app)
    return Front(app, gate, lanes, line)
