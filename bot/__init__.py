"""Interview practice by chat, in a terminal or on Telegram.

The map of the house. Each folder is a room, named by what lives in it; imports run one way, from
the top of this list to the bottom, and each third-party library lives in one room.

========== ======================================================== ========================
cli        the command line: options in, the right room called
fronts     a terminal and Telegram: events in, replies shown;        rich, python-telegram-bot,
           pictures drawn                                            matplotlib
interview  the one door: ``Interview.hear(person, event, now)``
history    what is remembered: schema, store, export                 sqlite-utils
practice   what a conversation is: events, state, step, replies,
           wording, picking, memory; pure                            fsrs
grading    a text and a question in, a grade out; pure               rapidfuzz, snowballstemmer
bank       questions as data: models, phrasings, loading, drafting   pydantic, markdown-it-py,
           from notes                                                ftfy, tomlkit
errors     what can go wrong for a reason a person can mend
settings   what the environment says                                 platformdirs
========== ======================================================== ========================

One answer walks one way: a front makes an *event* of an update and hands it to the interview; the
interview loads the person's *state*, lets practice take a *step*, which asks grading for a *grade*,
and writes state, attempt, card and replies in one transaction; the front shows the replies.
"""

__version__ = "0.1.0"
