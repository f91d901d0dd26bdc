"""Coming, coming back, and finding one's way."""

from bot.bank import Question
from bot.practice import answering, asking, waiting, wording
from bot.practice.desk import Desk, Step
from bot.practice.replies import Reply
from bot.practice.state import Ask, Phase, Round


def start(desk: Desk, payload: str) -> Step:
    """Greet; a deep link's payload such as ``quiz_django-orm`` goes straight to a topic."""
    kind, _, topic = payload.partition("_")
    if kind == "quiz":
        return asking.quiz(desk, topic.replace("-", " ").replace("_", " "))
    return resume(desk)


def resume(desk: Desk) -> Step:
    """Pick up where the last talk stopped, and say what is due."""
    state, due = desk.state, len(waiting.due(desk))
    if desk.current is None or state.round is None:
        back = wording.welcome_back(due, desk.now, state.settings)
        return desk.says(back if state.asks else wording.welcome())
    ask, question = desk.current
    if ask.phase is Phase.DONE:
        return desk.says(wording.back_after_grade(question, ask, due, last=desk.last_in_round))
    return desk.says(wording.where_we_were(due), *_open(desk, ask, question, state.round))


def again(desk: Desk) -> Step:
    """Put the open question once more, for somebody who didn't get it."""
    if desk.current is None or desk.state.round is None or desk.current[0].phase is Phase.DONE:
        return resume(desk)
    return desk.says(wording.again(), *_open(desk, *desk.current, desk.state.round))


def _open(desk: Desk, ask: Ask, question: Question, round_: Round) -> tuple[Reply, ...]:
    """The question as it stands, and the follow-up that waits for its answer."""
    card = wording.question_card(question, ask, round_)
    if ask.phase is Phase.OPEN:
        return (card,)
    return (card, answering.probe_again(desk, ask, question))


def help_page(desk: Desk) -> Step:
    """Say what can be done."""
    return desk.says(wording.help_page())


def topics(desk: Desk) -> Step:
    """List the topics."""
    return desk.says(wording.topics(desk.bank))
