"""Wrong is wrong: denied and swapped statements earn nothing; normal English isn't mistaken."""

from collections.abc import Callable

import pytest

from bot.bank import Point, Trap
from tests.grading.conftest import grade, question

Status = Callable[[str, str], str]
RIVALS = ({"join": ("select_related",), "prefetch": ("prefetch_related", "prefetch")},)


@pytest.mark.parametrize(
    "text",
    [
        "it does not run in the pool",
        "it never runs in the pool",
        "it doesn't ever run in the pool",
        "running in the pool isn't what it does",
        "that does not mean that it runs in the pool",
        "it isn't true that it runs in the pool",
    ],
)
def test_a_denied_statement_contradicts(status: Status, text: str) -> None:
    """It is worse than a missing one."""
    assert status("run + pool", text) == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "it runs without a pool",
        "nothing runs in the pool",
        "instead of running in the pool it waits",
        "unlike a runner in a pool it waits",
        "running in the pool is not ok",
        "running in the pool isn't fine",
    ],
)
def test_an_aside_that_denies_makes_no_statement_and_contradicts_none(
    status: Status, text: str
) -> None:
    """Right answers are full of what is not there."""
    assert status("run / runner + pool", text) == "missed"


def test_what_would_be_otherwise_contradicts_nothing(status: Status) -> None:
    """Who says what would be without it says that it is so."""
    assert status("run + pool", "otherwise it doesn't run in the pool") == "missed"


def test_an_error_that_is_told_of_contradicts_nothing(status: Status) -> None:
    """Who names a mistake doesn't make it."""
    assert status("run + pool", "a common mistake is that it doesn't run in the pool") == "missed"


@pytest.mark.parametrize(
    "text",
    [
        "it not only runs in the pool but also waits",
        "it doesn't wait, it runs in the pool",
        "why not run it in the pool",
        "without delay, it runs in the pool",
        "it never fails to run in the pool",
        "if the result is none run it in the pool",
        "a default of none runs in the pool",
        "it does not wait and runs in the pool",
        "when waiting is not ok or it is long, it runs in the pool",
        "when it doesn't wait or it has to run in the pool",
        "not in the loop but it runs in the pool",
        "it runs in the pool and never in the loop",
        "it doesn't run unless the pool says so",
        "what we don't repeat means that it runs in the pool",
    ],
)
def test_normal_english_is_no_denial(status: Status, text: str) -> None:
    """Right answers are full of “not only” and “without”."""
    assert status("run + pool", text) == "made"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select_related does a join", "made"),
        ("it does a join", "made"),
        ("prefetch_related does a join", "swapped"),
        ("select_related does a join, prefetch_related another query", "made"),
        ("prefetch_related does a join, select_related another query", "swapped"),
        ("prefetch_related runs queries. select_related does a join.", "made"),
        ("select_related runs queries. prefetch_related does a join.", "swapped"),
        ("unlike prefetch_related, it does a join", "made"),
        ("a join is what you get from prefetch_related", "swapped"),
        ("for a join, select_related; prefetch_related for the rest", "made"),
        ("select_related and prefetch_related: the first one does a join", "made"),
        ("select_related and prefetch_related: the latter does a join", "swapped"),
        ("prefetch_related does no join", "missed"),
        ("prefetch is for lists while select_related does a join", "made"),
        ("select_related does this, a join and prefetch_related another query", "made"),
        ("a join, and prefetch_related is for the rest", "made"),
        ("queries with prefetch_related. one row and a join: select_related", "made"),
        ("prefetch_related else. if a join, one row or so, then select_related", "made"),
    ],
)
def test_a_statement_is_bound_to_the_rival_it_is_said_of(text: str, expected: str) -> None:
    """Exchanging the names turns a right answer wrong, and the grader notices."""
    asked = question("join", about="join", rivals=RIVALS)
    assert grade(asked, text).points[0].status.value == expected


def test_the_prompt_says_of_whom_an_answer_speaks_that_names_nobody() -> None:
    """“It” is what was asked about."""
    prompt = "What does select_related do?"
    asked = question("join", about="join", rivals=RIVALS, prompt=prompt)
    assert grade(asked, "it does a join").points[0].status.value == "made"
    asked = question("join", about="prefetch", rivals=RIVALS, prompt=prompt)
    assert grade(asked, "it does a join").points[0].status.value == "missed"


def test_neither_nor_denies_each_once(status: Status) -> None:
    """The second isn't denied twice, which would affirm it."""
    for word in ("fast", "safe"):
        assert status(f"not + {word}", "it is neither fast nor safe") == "made"
        assert (
            status(f"{word} + built-in / server", "the server is neither fast nor safe") != "made"
        )
    assert status("neither / nor + safe", "it is neither fast nor safe") == "made"


def test_a_rival_named_later_doesnt_take_what_was_said_of_the_prompts_own() -> None:
    """“Only for a foreign key, for lists use prefetch_related” speaks of two."""
    prompt = "What does select_related do?"
    asked = question("only / works + foreign key", about="join", rivals=RIVALS, prompt=prompt)
    for text in (
        "works for a foreign key, for lists you take prefetch_related",
        "a join. Only for a foreign key, lists need prefetch",
    ):
        assert grade(asked, text).points[0].status.value == "made"


def test_only_a_rival_named_in_the_same_clause_contradicts() -> None:
    """Of whom a clause without a name speaks is a guess: it withholds a point, and no more."""
    asked = question("join", about="join", rivals=RIVALS)
    for text, expected in (
        ("prefetch_related does a join", "swapped"),
        ("I take prefetch_related. It does a join", "missed"),
    ):
        assert grade(asked, text).points[0].status.value == expected


TRAP = Trap(
    claim="it verifies the token",
    accept=("verify / check + token",),
    correction="It doesn't.",
)


@pytest.mark.parametrize(
    ("text", "sprung"),
    [
        ("it verifies the token", True),
        ("it checks that the token is good", True),
        ("it doesn't verify the token", False),
        ("people mistakenly think it verifies the token", False),
        ("many think that it verifies the token", False),
        ("I think it verifies the token", True),
        ("verify it. The token is something else", False),
    ],
)
def test_a_trap_is_sprung_by_its_own_undenied_words(text: str, *, sprung: bool) -> None:
    """People mention an error in order to deny it."""
    assert bool(grade(question("header", traps=[TRAP]), text).traps) is sprung


def test_the_key_relation_reversed_costs_more_than_half_and_a_lone_doubt_is_asked_about() -> None:
    """Beside all points made a trap may be mistaken: then the person is asked."""
    severe = TRAP.model_copy(update={"weight": 3})
    asked = question("header", "cookie", traps=[severe])
    half = grade(asked, "it reads the header and verifies the token")
    assert half.score == pytest.approx(0.2633)
    full = grade(asked, "it reads the header or the cookie and verifies the token")
    assert full.score == pytest.approx(0.48)
    assert full.unsure


def test_a_trap_costs() -> None:
    """A plainly false statement beside right ones costs a quarter."""
    asked = question("header", traps=[TRAP])
    clean, wrong = "it reads the header", "it reads the header and verifies the token"
    assert grade(asked, clean).score == 1
    assert grade(asked, wrong).score == pytest.approx(0.75)


def test_the_same_words_step_in_the_heaviest_trap_only() -> None:
    """One false statement costs once, and is corrected once."""
    traps = (
        Trap(claim="a", accept=("pool + global",), weight=1, correction="Light."),
        Trap(claim="b", accept=("pool > global",), weight=2, correction="Heavy."),
        Trap(claim="c", accept=("cache > shared",), weight=1, correction="Elsewhere."),
    )
    asked = question("run + pool", traps=traps)
    sprung = grade(asked, "the pool is global, and the cache is shared").traps
    assert [t.trap.correction for t in sprung] == ["Heavy.", "Elsewhere."]


def test_what_stands_in_unless_excludes_every_phrasing_of_an_item() -> None:
    """As if each phrasing of it ended with the same words after its "!"."""
    point = Point(claim="It runs.", accept=("run", "execute ! now"), unless=("tomorrow / later",))
    asked = question("wait").model_copy(update={"point": (point,)})
    texts = ("it runs", "it runs later", "it is executed", "it is executed later")
    assert [grade(asked, text).points[0].status.value for text in texts] == [
        "made", "missed", "made", "missed",
    ]  # fmt: skip
