"""Looking back at one's own answers, at the door that both fronts use."""

import random

import pytest

from bot.bank import Bank, Sheet
from bot.history import History
from bot.interview import Interview
from bot.practice import Action, Choice, Chose
from bot.practice.choices import MOST_BYTES
from tests.practice.conversations import HALF, RIGHT, Clock, Talk


def answers(talk: Talk, topic: str, *texts: str) -> None:
    """Answer one question of a topic, once a text."""
    for text in texts:
        talk.commands(f"quiz {topic} 1")
        talk.says(text)
        talk.commands("stop")


def without(bank: Bank, question: str) -> Bank:
    """A bank that has lost a question."""
    sheets = [
        Sheet.model_construct(
            **{**dict(sheet), "question": tuple(q for q in sheet.question if q.id != question)}
        )
        for sheet in bank.sheets
    ]
    return Bank.model_construct(sheets=tuple(sheet for sheet in sheets if sheet.question))


def test_from_topics_to_questions_to_one_answer(talk: Talk) -> None:
    """Each step is one tap."""
    answers(talk, "sql", "no idea", RIGHT)
    assert "Data › SQL: 2 answers to 1 question, latest 2026-03-01" in talk.commands("history")
    assert "1. What is a primary key for?\n100/100 · 2026-03-01 · 2 answers, the first 0" in (
        talk.taps("Data › SQL")
    )
    page = talk.taps("Read 1")
    assert page.startswith("Answer 2 of 2 · 2026-03-01 09:")
    assert RIGHT in page
    assert "✓ It identifies each row of a table" in page
    earlier = talk.taps("Earlier")
    assert "0/100 · not yet\n“no idea”\n○ Missing: It identifies" in earlier
    assert "100/100" in talk.taps("Later")
    assert "Your answers" in talk.taps("All my answers")


def test_the_first_and_the_latest_answer_are_compared(talk: Talk) -> None:
    """Both texts, and what became of each point."""
    answers(talk, "sql", "it identifies each row", "values are unique", "it is unique, unique")
    talk.commands("history sql")
    talk.taps("Read 1")
    page = talk.taps("Compare first and latest")
    assert page.index("it identifies each row") < page.index("it is unique, unique")
    assert "values are unique" not in page.partition("What changed")[0]
    assert "– No longer said: It identifies each row of a table" in page
    assert "✓ New: Its values are unique" in page
    assert "it identifies each row" in talk.taps("Read the first")


def test_one_answer_is_compared_with_nothing(talk: Talk) -> None:
    """No button, and an old one says so."""
    answers(talk, "sql", RIGHT)
    talk.commands("history sql")
    talk.taps("Read 1")
    with pytest.raises(StopIteration):
        talk.button("Compare first and latest")
    assert "only one answer" in talk.hears(Chose(Choice(Action.COMPARE, 1)))


def test_a_full_answer_is_shown_to_its_last_word(talk: Talk) -> None:
    """However long it was."""
    long = f"it identifies each row {'and so on ' * 390}zebra"
    answers(talk, "sql", long)
    talk.commands("history sql")
    assert long in talk.taps("Read 1")


def test_answers_to_a_question_that_is_gone_stay_readable(
    small: Bank, tmp_path_factory: pytest.TempPathFactory, clock: Clock
) -> None:
    """Its words and its points were kept with the answer."""
    history = History.open(tmp_path_factory.mktemp("past") / "db")
    answers(Talk(Interview(small, history, random.Random(1)), clock), "sql", "no idea", RIGHT)
    later = Talk(Interview(without(small, "primary-key"), history, random.Random(1)), clock)
    assert "No longer in the bank: 2 answers to 1 question" in later.commands("history")
    assert "1. What is a primary key for?" in later.taps("No longer in the bank")
    page = later.taps("Read 1")
    assert "What is a primary key for?" in page
    assert "✓ Its values are unique" in page
    assert "no longer in the bank" in page
    assert "✓ New: Its values are unique" in later.taps("Compare first and latest")
    assert "What is a primary key for?" in later.commands("search unique")
    history.close()


def test_a_question_that_was_changed_since_is_shown_as_it_was(small: Bank, clock: Clock) -> None:
    """An author may rewrite it; the answer was to the old words."""
    history = History.open(None)
    answers(Talk(Interview(small, history, random.Random(1)), clock), "sql", RIGHT)
    changed = [
        {**sheet.model_dump(), "question": [
            {**question.model_dump(), "prompt": "Why primary keys?"} for question in sheet.question
        ]}
        for sheet in small.sheets if sheet.topic == "data/sql"
    ]  # fmt: skip
    bank = Bank.model_validate({"sheets": changed})
    later = Talk(Interview(bank, history, random.Random(1)), clock)
    assert "Why primary keys?" in later.commands("history sql")
    page = later.taps("Read 1")
    assert "What is a primary key for?" in page
    assert "has been changed since" in page


def test_pages_turn_by_taps(shipped: Bank, clock: Clock) -> None:
    """Five questions on a page; every button fits Telegram."""
    talk = Talk(Interview(shipped, History.open(None), random.Random(1)), clock)
    talk.commands("quiz 12")
    for _ in range(12):
        talk.says("no idea")
        talk.commands("next")
    talk.commands("history")
    first = talk.taps("All answers, latest first")
    assert "page 1 of 3" in first
    assert first.count("0/100") == 5
    assert talk.taps("Older").count("0/100") == 5
    assert talk.taps("Older").count("0/100") == 2
    assert "page 2 of 3" in talk.taps("Newer")
    for reply in talk.replies:
        for row in reply.choices:
            assert all(len(b.choice.encode().encode()) <= MOST_BYTES for b in row)


def test_a_topic_without_answers_offers_a_quiz(talk: Talk) -> None:
    """No dead end."""
    answers(talk, "sql", RIGHT)
    assert "Web › Basics: no answers yet." in talk.commands("history basics")
    assert "Web › Basics · 2 questions" in talk.taps("Practise it")


def test_own_answers_are_found_by_their_words(talk: Talk) -> None:
    """With typos, and by the words of the question too."""
    answers(talk, "sql", "it identifies each row of a tabel")
    answers(talk, "basics", HALF)
    found = talk.commands("search idenitfies table")
    assert "1 found" in found
    assert "“it identifies each row of a tabel”" in found
    assert "Answer 1 of 1" in talk.taps("Read 1")
    assert "“it identifies each row" in talk.commands("history search primary key")
    assert talk.commands("history primary key") == talk.commands("search primary key")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "Name some words"),
        ("?!", "Name some words"),
        ("websockets", "Nothing like “websockets”"),
    ],
)
def test_a_search_without_a_result_says_what_to_do(talk: Talk, query: str, says: str) -> None:
    """Also while there is no answer at all."""
    assert says in talk.commands(f"search {query}")
    answers(talk, "sql", RIGHT)
    assert says in talk.commands(f"search {query}")


def test_what_was_taken_back_is_no_part_of_the_past(talk: Talk) -> None:
    """An old button says so."""
    talk.commands("quiz sql 1")
    talk.says(RIGHT)
    talk.commands("history sql")
    read = talk.button("Read 1")
    talk.hears(Chose(Choice(Action.UNDO, 1)))
    assert "taken back or erased" in talk.hears(Chose(read))
    assert "No answers yet" in talk.commands("history")
    assert "Nothing like" in talk.commands("search unique")
    assert "only one answer" in talk.hears(Chose(Choice(Action.COMPARE, 1)))


@pytest.mark.parametrize("detail", ["", "x", "-3 sql", "999 data/sql", "0 nowhere", "99999 -"])
def test_a_forged_page_is_answered_with_words(talk: Talk, detail: str) -> None:
    """Old or invented data behind a button breaks nothing."""
    answers(talk, "sql", RIGHT)
    assert talk.hears(Chose(Choice(Action.ANSWERS, 0, detail)))
