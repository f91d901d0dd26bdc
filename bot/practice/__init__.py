"""What a conversation is: events, state, steps, replies; pure, and shared by every front."""

from bot.practice.attempts import Attempt, Mark, Past, PointResult, Told
from bot.practice.banks import MOST_BYTES
from bot.practice.cards import Card, Try, card_after
from bot.practice.choices import Action, Button, Choice
from bot.practice.desk import Desk, Step
from bot.practice.events import Chose, Command, Edited, Event, Said, Sent, Shared
from bot.practice.reminding import wake
from bot.practice.replies import Block, File, Reply, Style
from bot.practice.state import State
from bot.practice.step import step

__all__ = [
    "MOST_BYTES", "Action", "Attempt", "Block", "Button", "Card", "Choice", "Chose", "Command",
    "Desk", "Edited", "Event", "File", "Mark", "Past", "PointResult", "Reply", "Said", "Sent",
    "Shared", "State", "Step", "Style", "Told", "Try", "card_after", "step",
    "wake",
]  # fmt: skip
