"""The parts put together into one application of the framework."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram.ext import Application, ExtBot, Updater
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
    wires: "Wires"

    async def hang_up(self) -> None:
        """Close the connections, also where the start got no further than opening them."""
        await self.wires.requests.shutdown()
        await self.wires.polls.shutdown()


@dataclass(frozen=True, slots=True)
class Wires:
    """How Telegram is reached: one client for asking, one for everything else."""

    token: str
    base_url: str
    requests: BaseRequest
    polls: BaseRequest


def build(
    interview: Interview,
    gate: Gate,
    wires: Wires,
    clock: Callable[[], datetime],
    refused: Callable[[], None],
) -> Front:
    """Put the parts together; nothing is sent or asked yet."""
    bot: ExtBot[None] = ExtBot(
        wires.token,
        base_url=f"{wires.base_url}/bot",
        base_file_url=f"{wires.base_url}/file/bot",
        request=wires.requests,
        get_updates_request=wires.polls,
    )
    lanes = Lanes(ROOM + 1)
    app = Application.builder().updater(Updater(bot, gate)).concurrent_updates(lanes).build()
    courier = Courier(interview, gate.patience, clock, refused)
    Turns(interview, courier, gate.patience, clock).join(app)
    return Front(app, gate, lanes, wires)
