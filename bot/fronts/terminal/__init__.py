"""Practice in a terminal: nothing to set up, and a transcript can be piped in and replayed."""

from bot.fronts.terminal.chat import chat

__all__ = ["chat"]
