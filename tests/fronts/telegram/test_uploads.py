"""Files that people send, over HTTP."""

from bot.practice import MOST_BYTES
from tests.fronts.telegram.conftest import Live
from tests.fronts.telegram.server import Fault

ME = 7
NOTES = b"""# Caching

What does a cache keep? :: It keeps results that were expensive to compute, so that they are at hand.
"""


async def test_notes_become_a_bank_and_a_quiz(live: Live) -> None:
    """Send a file, tap, answer."""
    telegram = live.telegram
    await telegram.share(ME, "caching.md", NOTES)
    assert (await telegram.texts(ME, 1))[0].startswith("caching: 1 question")
    await telegram.tap(ME, "Practise them")
    assert "What does a cache keep?" in (await telegram.texts(ME, 3))[2]
    await telegram.say(ME, "expensive results, so that they are at hand")
    assert "A rough figure" in (await telegram.texts(ME, 4))[3]


async def test_a_file_is_fetched_again_after_a_fault_of_the_network(live: Live) -> None:
    """And later messages of the person wait for it."""
    telegram = live.telegram
    telegram.faults.append(Fault("getFile", kind="drop"))
    await telegram.share(ME, "caching.md", NOTES)
    await telegram.say(ME, "/banks")
    first, second = await telegram.texts(ME, 2)
    assert first.startswith("caching: 1 question")
    assert "1. caching" in second


async def test_what_cant_be_fetched_is_said(live: Live) -> None:
    """Nothing blocks the rest."""
    telegram = live.telegram
    telegram.faults.append(
        Fault("getFile", kind="refuse", status=400, says="Bad Request: wrong id")
    )
    await telegram.share(ME, "caching.md", NOTES)
    assert "couldn't fetch that file" in (await telegram.texts(ME, 1))[0]


async def test_a_file_that_is_too_big_isnt_fetched(live: Live) -> None:
    """Its size is known before."""
    telegram = live.telegram
    await telegram.share(ME, "book.md", b"a" * (MOST_BYTES + 1))
    assert "too big" in (await telegram.texts(ME, 1))[0]
    assert telegram.made("getFile") == []


async def test_a_file_of_another_kind_gets_one_line(live: Live) -> None:
    """With what can be sent instead."""
    await live.telegram.share(ME, "cv.pdf", b"%PDF-1.7")
    assert "as a .md or .txt file" in (await live.telegram.texts(ME, 1))[0]
