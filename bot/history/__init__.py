"""What is remembered: the schema and the one store that reads and writes it."""

from bot.history.store import Delivery, History, Update

__all__ = ["Delivery", "History", "Update"]
