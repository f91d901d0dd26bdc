"""The program as its operator meets it: settings, secrets, health, copies, neighbours."""

import asyncio
import json
import signal
import sqlite3
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
from contextlib import closing
from pathlib import Path

import pytest

from bot import __version__
from bot.fronts.telegram.webhook import secret_of
from tests.conftest import BANKS
from tests.e2e.running import ROOT, Program
from tests.fronts.telegram.server import TOKEN, Fault, Telegram

ME = 7
WORDS = "it identifies each row and is unique, says my zebra"


async def ran(program: Program, *arguments: str, typed: str = "") -> tuple[int, str]:
    """Run another command on the same database; the result is its status and its output."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-m", "bot", *arguments, "--db", str(program.database),
        env={"PYTHONPATH": str(ROOT), "HOME": str(program.folder), **program.environment},
        stdin=PIPE if typed else DEVNULL, stdout=PIPE, stderr=STDOUT, cwd=program.folder,
    )  # fmt: skip
    output, _ = await process.communicate(typed.encode() or None)
    return process.returncode or 0, output.decode()


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"TELEGRAM_TOKEN": ""}, "no token: get one from @BotFather"),
        ({"TELEGRAM_TOKEN": "my token"}, "that is no token"),
        ({"TELEGRAM_TOKEN": "", "TELEGRAM_TOKEN_FILE": "/no/file"}, "can't read the token"),
        ({"TELEGRAM_TOKEN": f"{TOKEN}x"}, "Telegram doesn't know this token"),
        ({"TELEGRAM_BASE_URL": "nonsense"}, "TELEGRAM_BASE_URL should look like"),
        ({"HTTP_PROXY": "socks5://me:secret@proxy"}, "HTTP_PROXY should look like"),
        ({"WEBHOOK_URL": "example.org"}, "WEBHOOK_URL should look like"),
        ({"WEBHOOK_LISTEN": "8080"}, "WEBHOOK_LISTEN should look like"),
        ({"ALLOWED_USERS": "@ada"}, "ALLOWED_USERS should hold numbers"),
    ],
)
async def test_what_cant_be_used_is_one_line_and_status_2(
    program: Program, environment: dict[str, str], says: str
) -> None:
    """The line says what to do."""
    program.environment = environment
    await program.start()
    assert await program.ended() == 2
    (line,) = program.log.decode().splitlines()
    assert line.startswith("interview-bot: ")
    assert says in line
    assert TOKEN not in line


async def test_the_token_may_stand_in_a_file(program: Program, tmp_path: Path) -> None:
    """As container platforms hand out secrets."""
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    program.environment = {"TELEGRAM_TOKEN": "", "TELEGRAM_TOKEN_FILE": str(tmp_path / "token")}
    await program.start()
    await program.said("serves @interview_test_bot")
    assert await program.end(signal.SIGTERM) == 0


async def test_telegram_is_reached_by_a_proxy_where_there_is_one(
    program: Program, telegram: Telegram
) -> None:
    """The server stands in for the proxy: no other way leads to that host."""
    there = {"TELEGRAM_BASE_URL": "http://telegram.invalid", "http_proxy": telegram.url}
    program.environment = there
    await program.start()
    await telegram.say(ME, "/help")
    await telegram.texts(ME, 1, 20)
    assert await program.end(signal.SIGTERM) == 0
    program.environment = {**there, "NO_PROXY": "example.org, .invalid"}
    program.log = b""
    await program.start()
    await program.said("Telegram isn't reached")
    assert await program.end(signal.SIGTERM) == 0


async def test_the_first_line_says_what_runs(program: Program) -> None:
    """Version, mode, the bank's size, the database."""
    await program.start()
    await program.said("database")
    assert await program.end(signal.SIGTERM) == 0
    line = program.log.decode().splitlines()[0]
    assert f"interview-bot {__version__} serves @interview_test_bot by polling" in line
    assert f"3 questions, database {program.database}" in line


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_no_output_at_debug_holds_the_token_or_a_persons_words(
    telegram: Telegram, program: Program, *, webhook: bool
) -> None:
    """Also when requests fail, answers are no JSON and updates can't be read."""
    program.webhook = webhook
    program.options = ("--log-level", "debug", "--log-json")
    telegram.faults += [
        Fault("sendMessage", status=500, times=2), Fault("sendMessage", kind="garbage"),
        Fault("sendMessage", kind="drop"), Fault("getUpdates", kind="garbage"),
        Fault("getUpdates", status=409, says="Conflict"), Fault("setMyCommands", kind="drop"),
    ]  # fmt: skip
    await program.start()
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2, 20)
    await telegram.push(message={"message_id": 1, "text": WORDS, "from": {"first_name": "Zebra"}})
    await telegram.say(ME, WORDS)
    await telegram.texts(ME, 3, 20)
    assert TOKEN not in program.listing()
    telegram.faults.append(Fault("sendMessage", status=401, says="Unauthorized"))
    await telegram.say(ME, f"/stats {WORDS}")
    assert await program.ended() == 2
    log = program.log.decode()
    for secret in (TOKEN, TOKEN.partition(":")[2], secret_of(TOKEN), "zebra", "Zebra", "primary"):
        assert secret not in log
    lines = [json.loads(line) for line in log.splitlines()[:-1]]
    assert {"at", "level", "from", "says"} <= set(lines[0])
    assert any("is put aside" in line["says"] for line in lines)


async def test_two_processes_never_serve_one_database(program: Program, telegram: Telegram) -> None:
    """The second says who serves it already, and the first goes on; a killed one holds nothing."""
    await program.start()
    await program.said("serves")
    second = Program(program.url, program.folder, BANKS)
    await second.start()
    assert await second.ended() == 2
    assert program.process is not None
    assert f"process {program.process.pid} already serves Telegram" in second.log.decode()
    await telegram.say(ME, "/help")
    await telegram.texts(ME, 1, 20)
    assert await program.end(signal.SIGKILL) == -signal.SIGKILL
    program.log = b""
    await program.start()
    await program.said("serves")
    assert await program.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("protected", ["db", "."], ids=["file", "folder"])
async def test_a_place_that_may_not_be_written_is_named_and_nothing_is_lost(
    program: Program, telegram: Telegram, protected: str
) -> None:
    """One line that says where to look; once the rights are back, it goes on."""
    program.bound = True
    await program.start()
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2, 20)
    assert await program.end(signal.SIGTERM) == 0
    for beside in program.folder.glob("db.*"):
        beside.unlink()
    place = program.folder / protected
    rights = place.stat().st_mode
    place.chmod(0o500)
    await telegram.say(ME, WORDS)
    program.log = b""
    await program.start()
    assert await program.ended() == 2
    (line,) = program.log.decode().splitlines()
    assert line.startswith("interview-bot: ")
    assert f"the database {program.database}: Permission denied; mend that" in line
    place.chmod(rights)
    await program.start()
    assert "/100" in (await telegram.texts(ME, 3, 20))[2]
    assert await program.end(signal.SIGTERM) == 0


async def test_chat_and_backup_work_beside_the_service(
    program: Program, telegram: Telegram
) -> None:
    """On the same database, at the same time; the copy holds both people's answers."""
    await program.start()
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2, 20)
    await telegram.say(ME, WORDS)
    await telegram.texts(ME, 3, 20)
    typed = "/quiz sql 1\nit is unique for each row\n/quit\n"
    status, output = await ran(program, "chat", "--bank", str(BANKS), typed=typed)
    assert (status, "100/100" in output or "/100 ·" in output) == (0, True)
    status, output = await ran(program, "backup", "copy")
    assert status == 0, output
    with closing(sqlite3.connect(program.folder / "copy")) as copy:
        (people,) = copy.execute("SELECT count(DISTINCT person) FROM attempts").fetchone()
    assert people == 2
    assert await program.end(signal.SIGTERM) == 0


async def test_the_operator_exports_and_erases_beside_the_service(
    program: Program, telegram: Telegram
) -> None:
    """Nothing is left on the disk, and the person may begin anew."""
    await program.start()
    for text, count in (("/quiz sql 1", 2), (WORDS, 3), ("/stats", 4)):
        await telegram.say(ME, text)
        await telegram.texts(ME, count, 20)
    assert telegram.chats[ME][3].file is not None
    person = ("--person", f"telegram:{ME}")
    status, output = await ran(program, "export", *person, "--format", "json", "--bank", str(BANKS))
    assert status == 0, output
    (file,) = program.folder.glob("interview-data-*.json")
    assert WORDS in file.read_text(encoding="utf-8")
    file.unlink()
    status, output = await ran(program, "forget", *person)
    assert status == 0, output
    for kept in program.folder.iterdir():
        assert not kept.is_file() or b"zebra" not in kept.read_bytes(), kept.name
    await telegram.say(ME, "/history")
    assert "No answers yet" in (await telegram.texts(ME, 5, 20))[4]
    assert await program.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_health_says_how_it_goes(
    program: Program, telegram: Telegram, *, webhook: bool
) -> None:
    """Nobody serves; then somebody does; then Telegram hasn't been reached for long."""
    program.webhook = webhook
    status, output = await ran(program, "telegram", "--health")
    assert (status, "nobody serves" in output) == (2, True)
    await program.start()
    await telegram.say(ME, "/help")
    await telegram.texts(ME, 1, 20)
    pulse = program.folder / "db.pulse"
    await telegram.until(pulse.exists)
    status, output = await ran(program, "telegram", "--health")
    assert status == 0, output
    assert output.startswith("well: " + ("webhook" if webhook else "polling"))
    assert await program.end(signal.SIGTERM) == 0
    pulse.write_text(json.dumps({"mode": "polling", "reached": 1.0}))
    status, output = await ran(program, "telegram", "--health")
    assert (status, "last reached" in output) == (2, True)
    for file in program.folder.glob("db*"):
        file.unlink()
    pulse.write_text(json.dumps({"mode": "polling", "reached": time.time()}))
    status, output = await ran(program, "telegram", "--health")
    assert (status, "can't be written" in output) == (2, True)
    assert not (program.folder / "db").exists()


async def test_every_file_is_its_owners_alone(program: Program, telegram: Telegram) -> None:
    """Database, log, lock, pulse, copies."""
    await program.start()
    await telegram.say(ME, "/help")
    await telegram.texts(ME, 1, 20)
    await telegram.until((program.folder / "db.pulse").exists)
    await ran(program, "backup", "copy")
    files = [file for file in program.folder.iterdir() if file.is_file()]
    rights = {file.name: oct(file.stat().st_mode & 0o777) for file in files}
    assert {"db", "db-wal", "db.lock", "db.pulse", "copy"} <= set(rights)
    assert set(rights.values()) == {"0o600"}
