"""A bank in other forms, and back."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank import Bank, Point, Question, Sheet, Trap, load_bank
from bot.bank.formats import as_json, as_tsv
from bot.bank.models import Origin
from bot.bank.toml import sheet_as_toml
from bot.errors import BankError

PROSE = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\r"), min_size=1, max_size=40
).map(str.strip).filter(bool)  # fmt: skip
WORD = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,6})?", fullmatch=True)
POINTS = st.builds(
    Point,
    claim=PROSE,
    accept=st.just(("one + two",)),
    unless=st.sampled_from(((), ("three", "three four"))),
    weight=st.integers(1, 3),
    probe=st.none() | PROSE,
)
QUESTIONS = st.builds(
    Question,
    id=WORD,
    level=st.sampled_from(["warm-up", "core", "deep"]),
    prompt=PROSE,
    answers=st.lists(PROSE, min_size=1, max_size=3).map(tuple),
    hints=st.lists(PROSE, max_size=3).map(tuple),
    section=st.none() | PROSE,
    context=st.none() | PROSE,
    point=st.lists(POINTS, max_size=2).map(tuple),
    trap=st.lists(
        st.builds(Trap, claim=PROSE, accept=st.just(("a / b",)), correction=PROSE), max_size=1
    ).map(tuple),
)
SHEETS = st.builds(
    Sheet,
    topic=WORD,
    title=PROSE,
    section=PROSE,
    also=st.lists(PROSE, max_size=2).map(tuple),
    lexicon=st.dictionaries(WORD, PROSE, max_size=2),
    question=st.lists(QUESTIONS, min_size=1, max_size=2, unique_by=lambda q: q.id).map(tuple),
    drafted=st.dictionaries(
        WORD, st.builds(Origin, heading=PROSE, text=WORD, question=WORD), max_size=2
    ),
)


def reloaded(text: str, name: str, folder: Path) -> Bank:
    """What loading a file with this text gives."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_bank([file])


def faults(text: str, name: str, folder: Path) -> str:
    """What is said of a file that can't be loaded."""
    with pytest.raises(BankError) as caught:
        reloaded(text, name, folder)
    return str(caught.value)


def test_json_holds_all_that_a_bank_is(shipped: Bank, tmp_path: Path) -> None:
    """Points, traps, rivals and lexicons too."""
    assert reloaded(as_json(shipped), "bank.json", tmp_path) == shipped


def test_one_sheet_as_json_is_a_bank(small: Bank, tmp_path: Path) -> None:
    """As a program of one's own may write it."""
    sheet = small.sheets[0]
    text = sheet.model_dump_json(exclude_defaults=True)
    assert reloaded(text, "sheet.json", tmp_path).sheets == (sheet,)


@settings(deadline=None)
@given(SHEETS)
def test_toml_that_is_written_reads_the_same(sheet: Sheet) -> None:
    """Quotes, line ends, signs of any kind."""
    assert Sheet.model_validate(tomllib.loads(sheet_as_toml(sheet))) == sheet


def test_the_shipped_bank_survives_as_toml(shipped: Bank) -> None:
    """Sheet by sheet."""
    for sheet in shipped.sheets:
        assert Sheet.model_validate(tomllib.loads(sheet_as_toml(sheet))) == sheet


def test_tab_separated_text_holds_prompts_answers_and_hints(small: Bank, tmp_path: Path) -> None:
    """What comes back is a draft, with the same ids under the same topics."""
    back = reloaded(as_tsv(small), "bank.tsv", tmp_path)
    assert [sheet.topic for sheet in back.sheets] == [sheet.topic for sheet in small.sheets]
    for question in small.questions.values():
        same = back.questions[question.id]
        assert (same.prompt, same.level, same.answers, same.hints) == (
            question.prompt, question.level, question.answers, question.hints,
        )  # fmt: skip
        assert back.section_of(same) == small.section_of(question)
        assert same.is_draft


def test_a_table_of_prompts_and_answers_is_enough(tmp_path: Path) -> None:
    """As flash card programs and people write it; several lines in a cell, too."""
    text = 'What is REST?\tA style of interfaces.\nWhat is a URL?\t"An address.\nAlso called a link."\n'
    (sheet,) = reloaded(text, "my cards.tsv", tmp_path).sheets
    assert (sheet.topic, sheet.title) == ("my-cards", "my cards")
    assert [q.id for q in sheet.question] == ["rest", "url"]
    assert sheet.question[1].answers == ("An address.\nAlso called a link.",)


@pytest.mark.parametrize(
    "head", ["Front\tBack", "question\tanswer", "Prompt\tAnswer 1", "Term\tDefinition"]
)
def test_a_head_is_understood(head: str, tmp_path: Path) -> None:
    """Whatever a program calls the two."""
    (question,) = reloaded(
        f"{head}\nWhat is REST?\tA style.\n", "x.tsv", tmp_path
    ).questions.values()
    assert question.answers == ("A style.",)


def test_an_export_of_anki_is_read_without_its_html(tmp_path: Path) -> None:
    """Its first lines say how it is made."""
    text = "#separator:tab\n#html:true\nWhat is <b>REST</b>?\tA style<br>of &lt;APIs&gt;.\n"
    (question,) = reloaded(text, "anki.tsv", tmp_path).questions.values()
    assert (question.prompt, question.answers[0]) == ("What is REST?", "A style\nof <APIs>.")


def test_columns_that_anki_keeps_beside_a_card_are_no_answers(tmp_path: Path) -> None:
    """Its ids, decks and tags; a table written by /export has tags as well."""
    text = (
        "#separator:tab\n#html:false\n#guid column:1\n#tags column:4\n"
        "abc/def\tWhat is REST?\tA style of APIs.\tinterview web\n"
    )
    (question,) = reloaded(text, "anki.tsv", tmp_path).questions.values()
    assert (question.prompt, question.answers) == ("What is REST?", ("A style of APIs.",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no rows"),
        ("only one column\n", "a column of prompts and a column of answers"),
        ("What is REST?\t\n", "question 'rest': answers"),
        ("prompt\tlevel\nWhat?\tcore\n", "a column of answers"),
    ],
)
def test_a_table_that_is_no_bank_is_refused_in_words(text: str, says: str, tmp_path: Path) -> None:
    """With the file and what is missing."""
    said = faults(text, "bad.tsv", tmp_path)
    assert "bad.tsv" in said
    assert says in said


@pytest.mark.parametrize(
    "text", ["", "{", "3", "[]", '{"sheets": 3}', '{"sheets": [3]}', "[" * 100_000]
)
def test_json_that_is_no_bank_is_refused_in_words(text: str, tmp_path: Path) -> None:
    """Never a traceback."""
    assert "bad.json: isn't a bank as JSON" in faults(text, "bad.json", tmp_path)


def test_a_fault_within_json_is_named_by_question_and_field(small: Bank, tmp_path: Path) -> None:
    """As in TOML."""
    said = faults(as_json(small).replace('"warm-up"', '"easy"'), "bank.json", tmp_path)
    assert "bank.json: question 'get-or-post': level" in said


def test_a_file_that_is_named_twice_is_loaded_once(small: Bank, tmp_path: Path) -> None:
    """By itself and with its folder."""
    file = tmp_path / "a.toml"
    file.write_text(sheet_as_toml(small.sheets[0]), encoding="utf-8")
    assert load_bank([file, tmp_path]).sheets == (small.sheets[0],)
