"""Questions as data: the models, the language of phrasings, loading."""

from bot.bank.loading import load_bank, shipped_bank
from bot.bank.models import LEVELS, Bank, Level, Point, Question, Sheet, Trap

__all__ = [
    "LEVELS",
    "Bank",
    "Level",
    "Point",
    "Question",
    "Sheet",
    "Trap",
    "load_bank",
    "shipped_bank",
]
