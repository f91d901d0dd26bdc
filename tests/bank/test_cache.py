"""The cache makes loading fast and can never make it wrong."""

from pathlib import Path

import pytest

from bot.bank import load_bank
from bot.errors import BankError
from tests.bank.test_loading import GOOD, write


def test_a_bank_from_the_cache_is_the_bank(tmp_path: Path) -> None:
    """The second load is equal to the first."""
    file, cache = write(tmp_path, GOOD), tmp_path / "cache"
    assert load_bank([file], cache) == load_bank([file], cache) == load_bank([file])
    assert len(list(cache.iterdir())) == 1


def test_a_changed_file_is_loaded_anew_and_a_fault_in_it_is_told(tmp_path: Path) -> None:
    """Authors edit and try again within a second."""
    file, cache = write(tmp_path, GOOD), tmp_path / "cache"
    load_bank([file], cache)
    write(tmp_path, GOOD.replace("status code 404 tell", "code 404 tell"))
    assert "code 404 tell" in load_bank([file], cache).questions["status-404"].prompt
    write(tmp_path, GOOD.replace('about = "post"', 'about = "put"'))
    with pytest.raises(BankError):
        load_bank([file], cache)


@pytest.mark.parametrize("junk", ["", "{", '{"sheets": 3}'])
def test_a_damaged_cache_is_no_matter(tmp_path: Path, junk: str) -> None:
    """It is written again."""
    file, cache = write(tmp_path, GOOD), tmp_path / "cache"
    load_bank([file], cache)
    next(cache.iterdir()).write_text(junk)
    assert load_bank([file], cache) == load_bank([file])


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    """A file where the folder should be."""
    file, cache = write(tmp_path, GOOD), tmp_path / "cache"
    cache.write_text("in the way")
    assert load_bank([file], cache) == load_bank([file])


def test_two_banks_in_turns_are_both_kept(tmp_path: Path) -> None:
    """An author's check loads the shipped bank beside their own; a fifth bank drives one out."""
    cache = tmp_path / "cache"
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        load_bank([write(folder, GOOD.replace("404", f"40{number}"))], cache)
        assert len(list(cache.iterdir())) == min(number + 1, 4)
