"""Notes in Markdown in, a draft of a bank out; run again, it keeps what a person edited.

The bytes of a file become clean text (``decoding``), the text an outline of sections (``outline``),
and each section is shown to the ``finders``, which tell what in it asks and what answers. What they
find gets ids, points and topics (``drafting``), and is merged into what an earlier draft has become
(``merging``). Whether a bank still fits its notes is told by ``coverage``.
"""

from bot.bank.notes.coverage import Coverage, Place, coverage
from bot.bank.notes.decoding import MOST_BYTES
from bot.bank.notes.drafting import Draft, as_one, draft, draft_all
from bot.bank.notes.found import Unused
from bot.bank.notes.merging import Merged, merge

__all__ = [
    "MOST_BYTES",
    "Coverage",
    "Draft",
    "Merged",
    "Place",
    "Unused",
    "as_one",
    "coverage",
    "draft",
    "draft_all",
    "merge",
]
