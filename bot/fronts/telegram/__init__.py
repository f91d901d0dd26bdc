"""Telegram: updates in, replies sent, nothing lost in between."""

from bot.settings import Place


def serve(place: Place, token: str) -> int:
    """Serve until stopped; the result is the exit status."""
    raise NotImplementedError
