"""What a conversation is: events, state, steps, replies; pure, and shared by every front."""

from bot.practice.attempts import Attempt, Mark, Past, PointResult, Told
from bot.practice.cards import Card, Try, card_after
from bot.practice.choices import Action, Button, Choice
from bot.practice.desk import Desk, Step
from bot.practice.events import Chose, Command, Edited, Event, Said, Sent
from bot.practice.reminding import wake
from bot.practice.replies import Block, File, Reply, Style
from bot.practice.state import State
from bot.practice.step import step

__all__ = [
    "Action", "Attempt", "Block", "Button", "Card", "Choice", "Chose", "Command", "Desk", "Edited",
    "Event", "File", "Mark", "Past", "PointResult", "Reply", "Said", "Sent", "State", "Step", "Style",
    "Told", "Try", "card_after", "step", "wake",
]  # fmt: skip
