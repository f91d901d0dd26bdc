"""Telegram: updates in, replies sent, nothing lost in between.

================ ================================================================================
serving          the life of one process: start, serve, stop
building         the parts put together into one application of the framework
reading          an update of Telegram becomes an event of the conversation
incoming         what was read, and how it is kept until its turn
gate             everything that comes in is written down here before it is confirmed
ledger           many writes, one commit; waiting while the database can't be written
pace             who comes too fast is told so once
lanes            one person's updates in order, different people's side by side
turns            one update in, its effects written, its replies handed over
reminders        whose time has come is written to
courier          replies on their way to people, through every fault of the network
insisting        requests that are made until Telegram answers them
enclosures       what comes with a reply: pictures, files
showing          a reply as Telegram shows it
polling          asking Telegram for updates
webhook          being told of updates, and the health page
wire             the HTTP client, with nothing of what it carries in the logs
pulse            signs of life for whoever watches
profile          what Telegram shows of the bot: commands, description
lock             one process for one database
logs             what the operator reads: never the token, never a person's words
================ ================================================================================
"""

import os

# Asks the framework for times as timedelta, its coming default; it warns otherwise.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from bot.fronts.telegram.pulse import health
from bot.fronts.telegram.serving import serve

__all__ = ["health", "serve"]
