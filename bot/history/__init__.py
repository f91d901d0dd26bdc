"""What is remembered: the schema, the one store that reads and writes it, and copies of it."""

from bot.history.copying import backup
from bot.history.exporting import Export, Record, Written
from bot.history.store import Delivery, History, Update

__all__ = ["Delivery", "Export", "History", "Record", "Update", "Written", "backup"]
