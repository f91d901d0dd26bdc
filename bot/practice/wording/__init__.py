"""Every sentence the bot says: functions from facts to replies, a file for each kind of page.

Short, warm, plain. Words carry the meaning, a sign in front only repeats it. Nothing scolds, and
nothing is a dead end: each reply that closes something says what can be done next.
"""

from bot.practice.wording.coming import (
    ABOUT,
    COMMANDS,
    IN_SHORT,
    back_after_grade,
    help_page,
    welcome,
    welcome_back,
    where_we_were,
)
from bot.practice.wording.grades import (
    already_right,
    feedback,
    probe,
    shown,
    taken_as_not_meant,
    taken_as_right,
    undone,
)
from bot.practice.wording.own_data import (
    ask_forget,
    forgotten,
    kept,
    privacy,
)
from bot.practice.wording.past import (
    history,
    stats,
)
from bot.practice.wording.remarks import (
    LONGEST_ANSWER,
    already_graded,
    cannot_read,
    edit_too_late,
    empty,
    not_invited,
    nothing_open,
    only_in_private,
    stale,
    too_fast,
    too_long,
    trouble,
    unknown_choice,
    unknown_command,
)
from bot.practice.wording.rounds import (
    no_more_hints,
    no_such_topic,
    question_card,
    round_begins,
    round_ends,
    skipped,
    topic_gone,
    topics,
    which_topic,
)
from bot.practice.wording.settings import (
    no_such_zone,
    settings_page,
    zone_set,
)

__all__ = [
    "ABOUT",
    "COMMANDS",
    "IN_SHORT",
    "LONGEST_ANSWER",
    "already_graded",
    "already_right",
    "ask_forget",
    "back_after_grade",
    "cannot_read",
    "edit_too_late",
    "empty",
    "feedback",
    "forgotten",
    "help_page",
    "history",
    "kept",
    "no_more_hints",
    "no_such_topic",
    "no_such_zone",
    "not_invited",
    "nothing_open",
    "only_in_private",
    "privacy",
    "probe",
    "question_card",
    "round_begins",
    "round_ends",
    "settings_page",
    "shown",
    "skipped",
    "stale",
    "stats",
    "taken_as_not_meant",
    "taken_as_right",
    "too_fast",
    "too_long",
    "topic_gone",
    "topics",
    "trouble",
    "undone",
    "unknown_choice",
    "unknown_command",
    "welcome",
    "welcome_back",
    "where_we_were",
    "which_topic",
    "zone_set",
]
