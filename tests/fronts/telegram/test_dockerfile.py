"""No engine builds the image here; what it names exists, and what it runs can be run."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from bot import settings
from bot.cli import main

ROOT = Path(__file__).parent.parent.parent.parent
DOCKERFILE = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
STEPS = [line.split(maxsplit=1) for line in DOCKERFILE.splitlines() if line[:1].isupper()]


def values(step: str) -> list[str]:
    """The arguments of all steps of one kind."""
    return [value for kind, value in STEPS if kind == step]


def test_everything_copied_exists_and_isnt_ignored() -> None:
    """The context holds it."""
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"
    }
    for copied in values("COPY"):
        if not copied.startswith("--from"):
            for source in copied.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source in let_in, source


def test_all_that_the_wheel_is_made_of_is_copied() -> None:
    """Its packages, its readme, its license, its description."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    named = [*wheel["packages"], project["project"]["readme"], *project["project"]["license-files"]]
    copied = " ".join(values("COPY")).split()
    assert set(named) <= set(copied)


def test_the_entry_point_is_the_console_script() -> None:
    """And the script is the program's door."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (entry,) = values("ENTRYPOINT")
    assert json.loads(entry)[0] in project["project"]["scripts"]


@pytest.mark.parametrize("step", ["CMD", "HEALTHCHECK"])
def test_what_it_runs_is_a_command_of_the_program(
    step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With options that exist."""
    (value,) = values(step)
    words = json.loads(value[value.index("[") :])
    with pytest.raises(SystemExit) as ended:
        main([*(word for word in words if word != "interview-bot"), "--help"])
    assert ended.value.code == 0
    assert "telegram" in capsys.readouterr().out


def test_its_environment_is_one_that_the_program_reads() -> None:
    """The database stands on the volume, and its folder belongs to the user that runs."""
    environment = dict(pair.split("=") for pair in " ".join(values("ENV")).split())
    assert environment.pop("PYTHONUNBUFFERED") == "1"
    assert environment.pop("HOME") == values("VOLUME")[0]  # what is made once is kept there
    assert f" {environment.pop('MPLCONFIGDIR')}" in DOCKERFILE.partition("ENV")[0]
    assert all(name in (settings.__doc__ or "") for name in environment)
    place = settings.place([], None, environment)
    assert str(place.database.parent) == values("VOLUME")[0]
    listen = settings.server(environment, "info", log_json=False).listen
    assert listen.endswith(f":{values('EXPOSE')[0]}")


def test_it_runs_as_nobody_special() -> None:
    """The user is made before it is taken."""
    (user,) = values("USER")
    assert user != "root"
    assert re.search(rf"useradd .*\b{user}\b", DOCKERFILE)
