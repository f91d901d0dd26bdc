"""One file for each form in which notes ask or answer; the surest come first."""

from bot.bank.notes.finders.answers import begins_question
from bot.bank.notes.finders.choices import choices
from bot.bank.notes.finders.clozes import clozes
from bot.bank.notes.finders.definitions import definitions
from bot.bank.notes.finders.folds import folds, opened
from bot.bank.notes.finders.pairs import pairs
from bot.bank.notes.finders.procedures import procedures
from bot.bank.notes.finders.questions import questions
from bot.bank.notes.finders.tables import tables
from bot.bank.notes.finders.terms import lists_of_terms, terms
from bot.bank.notes.finders.warnings import warnings
from bot.bank.notes.found import Finder

FINDERS: tuple[Finder, ...] = (
    folds,
    clozes,
    pairs,
    questions,
    tables,
    warnings,
    procedures,
    lists_of_terms,
    terms,
    choices,
    definitions,
    opened,
)

__all__ = ["FINDERS", "begins_question"]
