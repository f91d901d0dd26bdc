"""Questions as data: the models, the language of phrasings, loading."""

from bot.bank.loading import load_bank, shipped_bank
from bot.bank.models import LEVELS, Bank, Level, Point, Question, Sheet, Trap
from bot.bank.own import OWN, OwnBank, own_sheet, with_own

__all__ = [
    "LEVELS",
    "OWN",
    "Bank",
    "Level",
    "OwnBank",
    "Point",
    "Question",
    "Sheet",
    "Trap",
    "load_bank",
    "own_sheet",
    "shipped_bank",
    "with_own",
]
