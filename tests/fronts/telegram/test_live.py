"""Over HTTP: a conversation by polling, and every fault of the network on its way."""

from tests.fronts.telegram.conftest import Live

ME = 7


async def test_a_conversation_by_polling(live: Live) -> None:
    """A quiz from the first command to the end."""
    telegram = live.telegram
    await telegram.say(ME, "/quiz sql 1")
    assert (await telegram.texts(ME, 2))[1].endswith("What is a primary key for?")
    await telegram.tap(ME, "Hint")
    assert "Hint 1" in (await telegram.texts(ME, 3))[2]
    assert len(telegram.chats[ME]) == 2
    await telegram.say(ME, "it identifies each row and is unique")
    assert (await telegram.texts(ME, 4))[3].startswith("100/100 · solid")
    await telegram.tap(ME, "Finish")
    assert (await telegram.texts(ME, 5))[4].startswith("Round done")
