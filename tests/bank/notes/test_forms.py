"""Each form in which notes ask or answer, and what looks like one and isn't."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.bank import Question
from bot.bank.notes import draft


def asked(notes: str) -> dict[str, str]:
    """What is asked of some notes, with the answers."""
    return {question.prompt: question.answers[0] for question in found(notes)}


def found(notes: str) -> tuple[Question, ...]:
    """The questions drafted from some notes."""
    return draft(notes.encode(), "notes.md").questions


QUESTION, ANSWER = "What does a cache keep?", "Results that were expensive to compute."


@pytest.mark.parametrize(
    "notes",
    [
        f"Q: {QUESTION}\nA: {ANSWER}",
        f"Q: {QUESTION}\n\nA: {ANSWER}",
        f"**Q1: {QUESTION}**\n> **A:** {ANSWER}",
        f"**Question 4:** {QUESTION}\n**Answer:** {ANSWER}",
        f"Question: {QUESTION}\nAnswer: {ANSWER}",
        f"Q7. {QUESTION}\n\n{ANSWER}",
        f"- Q: {QUESTION}\n- A: {ANSWER}",
        f"- Q: {QUESTION}\n  - A: {ANSWER}",
        f"{QUESTION} :: {ANSWER}",
        f"{QUESTION}::{ANSWER}",
        f"{QUESTION}:::{ANSWER}",
        f"- {QUESTION} :: {ANSWER}",
        f"{QUESTION}\n?\n{ANSWER}",
        f"{QUESTION}\n??\n{ANSWER}",
        f"## {QUESTION}\n\n{ANSWER}",
        f"## 3. {QUESTION}\n{ANSWER}",
        f"## 🚀 {QUESTION}\n{ANSWER}",
        f"<details><summary>{QUESTION}</summary>{ANSWER}</details>",
        f"<details>\n<summary><b>{QUESTION}</b></summary>\n\n{ANSWER}\n\n</details>",
        f"> [!question]- {QUESTION}\n> {ANSWER}",
        f"> [!faq] {QUESTION}\n>\n> {ANSWER}",
        f"**{QUESTION}**\n{ANSWER}",
        f"**{QUESTION}** {ANSWER}",
        f"**{QUESTION}**\n\n{ANSWER}",
        f"**1. {QUESTION}**\n\n<details><summary>Answer</summary>\n\n{ANSWER}\n\n</details>",
        f"1. {QUESTION}\n   {ANSWER}",
        f"1. **{QUESTION}**\n\n   {ANSWER}",
        f"1. {QUESTION}\n   - {ANSWER}",
        f"{QUESTION}\n: {ANSWER}",
        f"{QUESTION}\n\n> {ANSWER}",
        f"| Question | Answer |\n|---|---|\n| {QUESTION} | {ANSWER} |",
        f"| Front | Back |\n|---|---|\n| {QUESTION} | {ANSWER} |",
    ],
)
def test_a_question_with_its_answer(notes: str) -> None:
    """All the ways in which people write them."""
    assert asked(notes) == {QUESTION: ANSWER}


@pytest.mark.parametrize(
    ("notes", "question"),
    [
        ("# Redis\n- **Pipelining**: Sends many commands at once.", "What does Pipelining do in Redis?"),
        ("# Redis\n- **Keys** - name the values of a database.", "What do Keys do in Redis?"),
        ("# Flask\n- **Middleware:** Wrapping every request.", "What is Middleware used for in Flask?"),
        ("# Redis\n- **Cluster:** a group of nodes that share the keys.", "What is Cluster?"),
        ("# Redis\n- **Modes:** strict, lax, off.", "Which modes are there in Redis?"),
        ("# Redis\n- **Use cases:** caches, queues, locks.", "What are the use cases of Redis?"),
        ("# Redis\n**Pros:**\n- it is fast\n- it is simple", "What are the advantages of Redis?"),
        ("# Redis\n## When to use\n- short-lived data\n- counters", "When would you use Redis?"),
        ("# Redis\n## How it works\nOne thread serves all.", "How does Redis work?"),
        ("# Django\n- **Order matters**: requests go down, responses go up.",
         "What is meant by “Order matters” in Django?"),
        ("# Git\n- `git stash`: shelves your changes.", "What does git stash do?"),
        ("A generator is a function that yields values.", "What is a generator?"),
        ("The GIL is a lock in CPython.", "What is the GIL?"),
        ("Generators are functions that yield.", "What are generators?"),
        ("ACID stands for atomicity, consistency, isolation and durability.",
         "What does ACID stand for?"),
        ("# Django\n## 2.3 Signals\nIt is a way to decouple parts of an app.",
         "What are Signals in Django?"),
        ("# Django\n## Signals\n**Warning:** they make the flow hard to follow.",
         "What should you watch out for with Signals?"),
        ("# Threads\nNever share a socket between threads.",
         "What should you watch out for with Threads?"),
        ("# asyncio\nUse a task group when several coroutines belong together.",
         "When would you use a task group in asyncio?"),
        ("# Stores\n- Prefer Redis over a table if losing data is fine.",
         "When would you use Redis in Stores?"),
        ("# Python\n## List vs Tuple\nA list can change, a tuple can't.",
         "What is the difference between List and Tuple in Python?"),
        ("# Git\n## How to undo a commit\n1. Run the log.\n2. Copy the hash.\n3. Call revert.",
         "Walk me through how to undo a commit."),
        ("# Git\nTo undo a commit:\n1. Run the log.\n2. Copy the hash.\n3. Call revert.",
         "Walk me through how to undo a commit."),
        ("C: A list is [mutable], a tuple isn't.", "Complete this: “A list is …, a tuple isn't.”"),
        ("A list is {{c1::mutable}} in Python.", "Complete this: “A list is … in Python.”"),
    ],
)  # fmt: skip
def test_what_a_person_would_ask(notes: str, question: str) -> None:
    """Nobody wrote the question down; it follows from what the notes say."""
    assert list(asked(notes)) == [question]


def test_terms_of_one_kind_are_compared() -> None:
    """Each is asked for as well."""
    notes = "# Flask\n- **App context:** keeps data of the app.\n- **Request context:** keeps data of a request."
    prompts = list(asked(notes))
    assert prompts[0] == "What is the difference between App context and Request context?"
    assert len(prompts) == 3


@pytest.mark.parametrize(
    "notes",
    [
        "**Note:** this chapter is unfinished.",
        "- **TODO**: read the paper on consensus again",
        "# Redis\n- **Docs:** [the manual](https://example.org)",
        "So what? We shall see.",
        "It is a beautiful day and we are a happy team.",
        "This is a list of everything that happened to me today.",
        "std::vector<int> and std::map are containers",
        "Use it when you want.",
        "1. Python\n2. Ruby\n3. Go",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Fast!\n\nSimple!",
        "**bold words** in the middle of a sentence",
        "- 12:30 lunch with the team",
        "What does a header do?",
        "> Everything should be made as simple as possible.",
        "https://example.org/a::b",
        "- **Middleware**",
        "# Node\nThe call may return nothing at all in some versions.",
        "# Node\nWindows does not support signals of this kind.",
        "# Node\n- **Check out the branch you want.** Then install it from there.",
        "# Node\n- **Returns**: a number between zero and one",
        "# Node\nAdditional documentation is available for members.",
        "# Node\nUse care when you drop privileges of a process.",
        "# Node\nSome build backends (e.g. this one) are tools of their own.",
        "# Node\nRunning the tests gives a report of what failed.",
        "| Model | What it is our measure for |\n|---|---|\n| h11 | states without input or output |",
    ],
)
def test_what_asks_nothing_is_left_alone(notes: str) -> None:
    """A missing question costs less than a silly one; the passage is named instead."""
    drafted = draft(notes.encode(), "notes.md")
    assert not drafted.questions
    assert drafted.unused


def test_every_passage_that_is_not_used_has_its_line_and_reason() -> None:
    """A person can look at just these places."""
    notes = "# Redis\n\nWe met on Monday.\n\nWhat is a shard?\n\n---\n\n```sh\nls\n```\n"
    assert [str(passage) for passage in draft(notes.encode(), "n.md").unused] == [
        "line 3: no question, term, definition or advice: “We met on Monday.”",
        "line 5: a question without an answer: “What is a shard?”",
        "lines 9-11: code with no question to belong to: “ls”",
    ]


def test_code_after_a_question_belongs_to_it_and_code_after_an_answer_to_that() -> None:
    """The first is asked about; the second would give the answer away."""
    notes = "Q: What does this print?\n\n```py\nprint(1)\n```\n\nA: One, and a new line.\n\n```py\n1\n```\n"
    (question,) = found(notes)
    assert question.prompt == "What does this print?\n\nprint(1)"
    assert question.context == "1"


def test_headings_give_topic_and_section() -> None:
    """One with three questions is a topic; smaller ones stay with the whole."""
    notes = (
        "# 5. Web (deep dive)\n## 🎸 1. Django\n### 1.2 Signals\n"
        + "".join(f"Q: What is signal {n} for?\nA: For the thing of number {n}.\n\n" for n in "123")
        + "## 2. Flask\nQ: What is a blueprint?\nA: A part of an app.\n"
    )
    django, whole = draft(notes.encode(), "n.md").sheets
    assert (django.topic, django.title) == ("web/django", "Web › Django")
    assert [question.section for question in django.question] == ["1.2 Signals"] * 3
    assert (whole.topic, whole.question[0].section) == ("web", "2. Flask")


def test_one_question_put_twice_is_told_apart_or_left_out() -> None:
    """A bank has each prompt once."""
    notes = (
        "# Web\n## Django\n### Views\nIt is a way to answer requests.\n"
        "## Flask\n### Views\nIt is a function that answers one route.\n"
        "## Both\nQ: What is a route?\nA: A path.\n\nQ: What is a route?\nA: An address.\n"
    )
    drafted = draft(notes.encode(), "n.md")
    prompts = [question.prompt for question in drafted.questions]
    assert len(prompts) == len(set(prompts)) == 3
    assert "the same question as in line 9" in str(drafted.unused[0])


def test_a_long_answer_is_cut_at_a_line_and_its_points_stay_few() -> None:
    """An answer must fit a message, and a rubric a head."""
    notes = "## What is a book?\n" + "\n\n".join(
        f"Sentence {n} tells something new about page {n * 7}." for n in range(100)
    )
    (question,) = found(notes)
    assert len(question.answers[0]) <= 1500
    assert question.answers[0].endswith(".")
    assert len(question.point) == 8


PIECES = (
    " :: ", "# ", "## ", "\n", "\n\n", "- ", "word", "a word of it", "(x)", "🙂", "**", "`", "Q: ",
    "A: ", "| ", " |\n|---|---|\n", "Term", "Definition", ": ", "What is it?", ".", "1. ", "```\n",
)  # fmt: skip


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab *_`#>-:?!|[](){}<>\n\t.1Q=~\\&;/é😀"), max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)
@example("# \n\nWhat is a cache? :: It keeps results.\n")
@example("# 🙂\n\nWhat is a cache? :: It keeps results.\n")
@example("# Z\n\n🙂 :: a smile in a message\n")
@example("# Z\n\n(x) :: an unknown in algebra\n")
@example("# Z\n\n| Term | Definition |\n|---|---|\n| 🙂 | a smile in a message |\n")
def test_any_text_can_be_drafted_from(notes: str) -> None:
    """Nothing that somebody types into notes is too odd, and each prompt and id stands once."""
    if not notes.strip():
        return
    drafted = draft(notes.encode(), "n.md")
    prompts = [question.prompt.casefold() for question in drafted.questions]
    ids = [question.id for question in drafted.questions]
    assert len(prompts) == len(set(prompts))
    assert len(ids) == len(set(ids))


def test_notes_without_a_name_get_one() -> None:
    """A file called 🙂.md is somebody's, too."""
    (sheet,) = draft(
        b"What is a cache? :: It keeps results.\n", "\N{SLIGHTLY SMILING FACE}.md"
    ).sheets
    assert sheet.title == "Notes"


def test_names_with_two_underscores_stay_whole() -> None:
    """What Markdown takes for bold is a name in Python; a bold word with a capital stays bold."""
    notes = """# Methods

What is a context manager? :: An object with __enter__ and `__exit__`, used by with.

## __init__ and __new__

- __slots__: forbids new attributes on the instances and saves memory
- __Descriptor__: an object that answers for an attribute of another class
"""
    told = "\n".join(q.prompt + " " + " ".join(q.answers) for q in found(notes))
    assert "An object with __enter__ and __exit__, used by with." in told
    assert "__slots__" in told
    assert "Descriptor" in told
    assert "__Descriptor" not in told


def test_a_term_that_compares_asks_for_the_difference() -> None:
    """As a heading does."""
    (question,) = found("# Python\n\n- **list vs tuple**: a list is mutable, a tuple is not\n")
    assert question.prompt == "What is the difference between list and tuple in Python?"


def test_a_callout_s_title_and_text_are_told_apart() -> None:
    """They are two statements."""
    notes = "# Asyncio\n\n> [!warning] Never block the loop\n> time.sleep stops all coroutines.\n"
    (question,) = found(notes)
    assert question.answers == ("Never block the loop: time.sleep stops all coroutines.",)
