"""What can go wrong for a reason a person can mend.

InterviewBotError          one clear line that says what to do; the command line prints it and exits 2
├── BankError              questions that can't be loaded: carries every fault at once
├── NotesError             notes that can't be read
├── HistoryError           a database that can't be opened, read or written
└── SettingsError          an option, an environment variable or a token that can't be used

Anything else that is raised is a fault of the program.
"""


class InterviewBotError(Exception):
    """The base of all errors whose message is meant for a person."""


class BankError(InterviewBotError):
    """One or more faults in a bank, each a line that names file, question and field."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


class NotesError(InterviewBotError):
    """Notes that aren't text, or are too much of it."""


class HistoryError(InterviewBotError):
    """The database can't be opened, read or written."""


class SettingsError(InterviewBotError):
    """An option, an environment variable or a token that can't be used."""
