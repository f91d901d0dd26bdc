"""Whatever comes in: no fault is shown, no markup broken, no other person's data given away."""

import asyncio
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank import Bank
from bot.fronts.telegram.gate import Gate
from bot.fronts.telegram.ledger import Ledger
from bot.fronts.telegram.pace import MOST_PEOPLE, Admission, Pace
from bot.history import History
from tests.conftest import BEGIN
from tests.fronts.telegram.conftest import talking

NASTY = st.sampled_from(
    [
        "<b>bold</b> & <script>", "'; DROP TABLE people; --", "\u202egnirts desrever",
        "\u200b\u200c", "😀" * 2048, "\x00\x01\x1f", "&lt;b&gt;", "](http://x)", "/", "//",
        "/quiz@", "%s %d {0}", "𝕏" * 4096,
        "a" * 10_000, "\n" * 50, "\u202e مرحبا", "/start " + "x" * 64, "\ufffe\uffff",
        "e\u0301" * 900,
    ]
)  # fmt: skip
TEXT = NASTY | st.text(st.characters(codec="utf-8"), max_size=200)
COMMAND = st.builds(
    "/{} {}".format,
    st.sampled_from(["quiz", "start", "history", "timezone", "settings", "hint", "x", "next"]),
    TEXT,
)
TAP = st.builds(
    "{}:{}:{}".format,
    st.sampled_from(
        ["hint", "skip", "show", "next", "right", "undo", "quiz", "history", "set", "forget", "x"]
    ),
    st.integers(-2, 10**20) | st.text(max_size=5), st.text(max_size=20) | st.just("length 5"),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["message", "chat", "id", "from", "text", "date", "data", "update_id"]),
        inner, max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip
DOES = st.one_of(
    st.tuples(st.just("say"), TEXT | COMMAND),
    st.tuples(st.just("tap"), TAP | TEXT),
    st.tuples(st.just("edit"), TEXT),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([7, 8]), DOES), max_size=12))
def test_no_update_breaks_the_front(small: Bank, does: list[tuple[int, tuple[str, str]]]) -> None:
    """Each is answered within Telegram's rules (the recorder refuses anything else)."""
    asyncio.run(_played(small, does))


async def _played(bank: Bank, does: list[tuple[int, tuple[str, str]]]) -> None:
    secret = "only person 9 wrote this zebra"  # noqa: S105 (an answer)
    async with talking(bank) as talk:
        await talk.say("/quiz sql 1", chat=_chat(9))
        await talk.say(secret, chat=_chat(9))
        talk.wire.calls.clear()
        for person, (how, what) in does:
            if how == "tap":
                sender = {"id": person, "is_bot": False, "first_name": "A"}
                query = {"id": "q", "chat_instance": "1", "from": sender, "data": what}
                calls = await talk.update(callback_query=query)
            elif how == "edit":
                calls = await talk.update(edited_message=talk.message(what, chat=_chat(person)))
            else:
                calls = await talk.update(message=talk.message(what, chat=_chat(person)))
            assert calls
            for name, given_ in calls:
                assert given_.get("chat_id", str(person)) == str(person)
                assert "zebra" not in str(given_)
                assert "went wrong on my side" not in given_.get("text", ""), (name, how, what)
        assert talk.history.unsent("telegram") == ()
        assert talk.history.waiting() == ()
        assert talk.wire.refused == []


def _chat(person: int) -> dict[str, object]:
    return {"id": person, "type": "private"}


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_no_json_blocks_the_gate(raw: object) -> None:
    """What can't be read is put aside, whatever it is."""

    async def take() -> None:
        history = History.open(None)
        gate = Gate(history, Ledger(history), lambda: BEGIN)
        await gate.take([raw])
        history.close()

    asyncio.run(take())


def test_a_purse_fills_again() -> None:
    """One coin a second, up to the burst; who was told is heard again once half is back."""
    pace = Pace(burst=4, seconds_a_coin=1.0)
    assert [pace.admit("a", 0.0) for _ in range(6)] == [
        *[Admission.TAKEN] * 4, Admission.TOLD, Admission.DROPPED,
    ]  # fmt: skip
    assert pace.admit("b", 0.0) is Admission.TAKEN
    assert pace.admit("a", 1.0) is Admission.DROPPED
    assert [pace.admit("a", 2.0) for _ in range(3)] == [
        *[Admission.TAKEN] * 2, Admission.TOLD,
    ]  # fmt: skip
    assert [pace.admit("a", 100.0) for _ in range(5)][-2:] == [Admission.TAKEN, Admission.TOLD]


def test_a_flood_is_told_so_a_few_times_a_minute() -> None:
    """Ten messages a second for a minute; each remark would be a message too."""
    pace = Pace(burst=30, seconds_a_coin=1.0)
    told = [pace.admit("a", n / 10) for n in range(600)].count(Admission.TOLD)
    assert 1 <= told <= 4


@given(st.lists(st.floats(0, 100), max_size=60))
def test_a_backlog_typed_at_leisure_is_taken_whole(moments: list[float]) -> None:
    """However late it arrives: a message counts by when it was written."""
    pace = Pace(burst=5, seconds_a_coin=1.0)
    leisurely = [n * 2.0 for n in range(len(moments))]
    assert all(pace.admit("a", at) is Admission.TAKEN for at in leisurely)


def test_people_without_number_need_bounded_memory() -> None:
    """Ten times as many as are remembered."""
    pace = Pace(burst=30, seconds_a_coin=1.0)
    tracemalloc.start()
    for n in range(10 * MOST_PEOPLE):
        pace.admit(f"telegram:{n}", 0.0)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 10_000_000
