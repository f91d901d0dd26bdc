"""What counts as the same words: meaning over spelling."""

from collections.abc import Callable

import pytest

from bot.grading.text import read
from bot.grading.typos import Spelling

Status = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("phrasing", "text"),
    [
        ("select_related", "it's select related"),
        ("select_related", "it's SelectRelated"),
        ("select_related", "it's selectrelated"),
        ("select related", "it's select_related()"),
        ("thread pool", "in a threadpool"),
        ("pool thread", "in the pool of threads"),
        ("threadpool", "in a thread pool"),
        ("fastapi", "FastAPI does"),
        ("FastAPI", "fast api does"),
        ("oauth2", "OAuth2PasswordBearer does"),
        ("run + pool", "it ran in the pool"),
        ("write + file", "files are written"),
        ("two queries", "it takes 2 queries"),
        ("database", "in the db"),
        ("many to many", "for many-to-many fields"),
        ("organise", "it organizes code"),
        ("transaction", "in one transacton"),
        ("threadpool", "in a thredpool"),
        ("middleware", "the midleware does it"),
        ("async + view", "an saync view"),
        ("fastapi", "FatsAPI does"),
        ("before + view", "w/o it, the view comes after: before the view"),
        ("not + block", "it doesnt block"),
        ("not + block", "it doesn’t block"),
        ("not + block", "it never blocks"),
        ("not + block", "it deosn't block"),
        ("/docs", "open /docs in the browser"),
        ("N+1", "this is the n+1 thing"),
        ("dotenv", "it's in .env"),
    ],
)
def test_spelling_costs_nothing(status: Status, phrasing: str, text: str) -> None:
    """Case, endings, typos, abbreviations and ways to write an identifier don't matter."""
    assert status(phrasing, text) == "made"


@pytest.mark.parametrize(
    ("phrasing", "text"),
    [
        ("synchronous + code", "asynchronous code"),
        ("valid + token", "an invalid token"),
        ("first > second", "second, then first"),
        ("run + pool", "It runs. The pool is elsewhere."),
        ("thread ! uvicorn", "uvicorn has a thread"),
        ("not + check", "it checks"),
        ("settings + file", "a set of files"),
        ("register_app", "register it on the app"),
        ("one more row", "one more per row"),
        (".env", "it differs between environments"),
    ],
)
def test_what_is_not_said_is_not_found(status: Status, phrasing: str, text: str) -> None:
    """Likeness of letters or nearness of words isn't a statement."""
    assert status(phrasing, text) != "made"


def test_a_slip_is_forgiven_by_the_word_s_length() -> None:
    """One in five letters, two in nine, none in three; of the first letter only if it is swapped."""
    words = ["queries", "get", "prefetching", "synchronous", "makes"]
    nearest = Spelling({word: word for word in words}).meant
    assert nearest("quries") == "queries"
    assert nearest("prefecthign") == "prefetching"
    assert nearest("got") is None
    assert nearest("amkes") == "makes"
    assert nearest("fakes") is None
    assert nearest("asynchronous") is None


def test_a_bullet_joins_nothing() -> None:
    """A heap of key words stays one with a dash before each."""
    assert read("- one\n- two").everything == read("one\ntwo").everything


def test_signs_of_code_are_words() -> None:
    """“Q(x) | ~Q(y)” speaks of the pipe and the tilde, “@receiver” of a decorator."""
    assert read("Q(x) | ~Q(y)").words == ("q", "x", "pipe", "tilde", "q", "y")
    assert read("@receiver(x), me@home").words == ("decorator", "receiver", "x", "me", "home")


def test_a_call_within_brackets_is_no_name() -> None:
    """“Depends(f())” says another thing than “Depends(f)”; “save()” says no more than “save”."""
    assert read("Depends(f()) or Depends(f)").words == ("depends", "f", "()", "or", "depends", "f")
    assert read("call save()").words == read("call save").words
