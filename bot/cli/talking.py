"""The commands that talk: in the terminal, on Telegram."""

import argparse
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot import settings
from bot.bank import load_bank

_REPLAY_STEP = timedelta(seconds=10)
"""How far a replay's clock goes at each look."""


def chat(options: argparse.Namespace) -> int:
    """Practise in the terminal."""
    from bot.fronts import terminal
    from bot.history import History
    from bot.interview import Interview

    place = settings.place(options.bank, options.db, os.environ)
    bank = load_bank(place.bank, settings.cache_folder())
    history = History.open(place.database)
    interview = Interview(bank, history, random.Random(settings.seed(os.environ)))  # noqa: S311
    begin = settings.fixed_now(os.environ)
    try:
        history.tidy(begin or datetime.now(UTC))
        terminal.chat(interview, _clock(begin))
    finally:
        history.close()
    return 0


def _clock(begin: datetime | None) -> Callable[[], datetime]:
    if begin is None:
        return lambda: datetime.now(UTC)
    ticks = (begin + tick * _REPLAY_STEP for tick in range(10**9))
    return lambda: next(ticks)


def telegram(options: argparse.Namespace) -> int:
    """Serve on Telegram, or ask whether the process that serves is well."""
    from bot.fronts import telegram

    place = settings.place(options.bank, options.db, os.environ)
    if options.health:
        print(telegram.health(place.database))
        return 0
    token = settings.telegram_token(os.environ)
    server = settings.server(os.environ, options.log_level, log_json=options.log_json)
    return telegram.serve(place, token, server)
