"""The tables, as a list of named migrations; a database from any earlier one opens and upgrades.

people
    One row a person: ``name`` (front and account number), ``state`` (where they are in the
    conversation, JSON), ``since``, since when they are ``unreachable`` (they blocked the bot),
    empty once they talk again, and when to ``remind`` them next, as the state says too.
attempts
    One row a graded answer, keyed by person and asking: the question's id and a hash of the
    question as it was, the full text, the score of the first try and the final one, the person's
    own figure where they gave one, the verdict, each point's result (JSON), when, how long it
    took, hints and follow-ups used, and whether it was taken back.
asked
    One row a question as it was when somebody answered it: its hash and its prompt, so that an
    answer can be read after its question has changed or gone.
cards
    One row a person and question that was tried: how well it is remembered (``stability``,
    ``difficulty``), when it was tried ``last``, when it is ``due``, and whether the last try was
    ``solid``. It follows from the attempts.
inbox
    One row an update from a front that may repeat itself: written before the update is confirmed,
    ``done`` set by the transaction that carries its effects. Body and person are emptied then.
outbox
    One row a reply: written with its turn, ``sent`` once the front delivered it, with the message
    it became, so that a later reply with the same key can take its place (``replaces``).
aside
    One row an update that could not be read: kept for whoever mends the reading, with the fault.

banks
    One row a bank of a person's own: its sheet as JSON, since when it is there and when it last
    ``changed``.

Times are ISO 8601 in UTC.
"""

from sqlite_utils import Database, Migrations

from bot.history.cards import fill_cards

migrations = Migrations("interview-bot")


@migrations()
def m001_conversation(db: Database) -> None:
    """People, their attempts, and the durable turn."""
    for statement in (
        """
        CREATE TABLE people (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            since TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE attempts (
            person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            ask INTEGER NOT NULL,
            question TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            text TEXT NOT NULL,
            first_score REAL NOT NULL,
            score REAL NOT NULL,
            own REAL,
            verdict TEXT NOT NULL,
            points TEXT NOT NULL,
            at TEXT NOT NULL,
            seconds REAL NOT NULL,
            hints INTEGER NOT NULL,
            probes INTEGER NOT NULL,
            undone INTEGER NOT NULL,
            PRIMARY KEY (person, ask)
        ) STRICT
        """,
        "CREATE INDEX attempts_marks ON attempts (person, ask, undone, question, score, own, at)",
        """
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            body TEXT NOT NULL,
            received TEXT NOT NULL,
            done TEXT
        ) STRICT
        """,
        "CREATE INDEX inbox_waiting ON inbox (id) WHERE done IS NULL",
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            body TEXT NOT NULL,
            written TEXT NOT NULL,
            sent TEXT,
            message INTEGER
        ) STRICT
        """,
        "CREATE INDEX outbox_waiting ON outbox (id) WHERE sent IS NULL",
        "CREATE INDEX outbox_keys ON outbox (person, key, id)",
    ):
        db.execute(statement)


@migrations()
def m002_faults(db: Database) -> None:
    """What can't be read or delivered; the place a reply takes is settled when it is written."""
    for statement in (
        "ALTER TABLE people ADD COLUMN unreachable TEXT",
        "ALTER TABLE outbox ADD COLUMN replaces INTEGER",
        """
        CREATE TABLE aside (
            id INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            body TEXT NOT NULL,
            fault TEXT NOT NULL,
            received TEXT NOT NULL
        ) STRICT
        """,
    ):
        db.execute(statement)


@migrations()
def m003_asked(db: Database) -> None:
    """Answers stay readable after their question has changed or gone."""
    db.execute(
        """
        CREATE TABLE asked (
            fingerprint TEXT PRIMARY KEY,
            prompt TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


@migrations()
def m004_cards(db: Database) -> None:
    """How well each question is remembered, also from the answers given so far."""
    for statement in (
        """
        CREATE TABLE cards (
            person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            question TEXT NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            last TEXT NOT NULL,
            due TEXT NOT NULL,
            solid INTEGER NOT NULL,
            PRIMARY KEY (person, question)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX cards_due ON cards (person, due)",
        "CREATE INDEX attempts_tries ON attempts (person, question, ask)",
    ):
        db.execute(statement)
    fill_cards(db)


@migrations()
def m005_long_over(db: Database) -> None:
    """What is looked for among all turns and all answers is found without reading them all."""
    for statement in (
        "CREATE INDEX inbox_done ON inbox (done) WHERE done IS NOT NULL",
        "CREATE INDEX outbox_sent ON outbox (sent) WHERE sent IS NOT NULL",
        "CREATE INDEX attempts_disputed ON attempts (at) WHERE own > score AND NOT undone",
    ):
        db.execute(statement)


@migrations()
def m006_reminders(db: Database) -> None:
    """Whom to remind is found by when."""
    for statement in (
        "ALTER TABLE people ADD COLUMN remind TEXT",
        "CREATE INDEX people_remind ON people (remind) "
        "WHERE remind IS NOT NULL AND unreachable IS NULL",
    ):
        db.execute(statement)


@migrations()
def m007_banks(db: Database) -> None:
    """Banks that people make of their own notes."""
    db.execute(
        """
        CREATE TABLE banks (
            person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            sheet TEXT NOT NULL,
            since TEXT NOT NULL,
            changed TEXT NOT NULL,
            PRIMARY KEY (person, key)
        ) STRICT
        """
    )


@migrations()
def m008_shared_notes(db: Database) -> None:
    """Who else answered the questions of notes that are erased is found without reading all."""
    db.execute("CREATE INDEX attempts_own ON attempts (fingerprint) WHERE question GLOB 'own-*'")
