"""How long drafting takes: ``python -m tests.bench.drafting``.

A megabyte of notes, made of the styles in the tests, each copy with words of its own so that no
question repeats; processor time, without starting Python and with its collector off, as the command
has it.
"""

import gc
import re
import sys
import time
from pathlib import Path

from bot.bank.notes import draft

STYLES = Path(__file__).parent.parent / "bank" / "notes" / "styles"
SIZE = 1_000_000


def notes() -> bytes:
    """A megabyte of notes."""
    pieces = [file.read_text(encoding="utf-8") for file in sorted(STYLES.rglob("*.md"))]
    whole: list[str] = []
    size = copy = 0
    while size < SIZE:
        for piece in pieces:
            body = re.sub(r"\A---\n.*?\n---\n", "", piece, flags=re.DOTALL)
            whole.append(re.sub(r"\b([a-z]{9,})\b", rf"\g<1>{copy}", body))
            size += len(whole[-1].encode())
        copy += 1
    return "\n\n".join(whole).encode()


def main() -> None:
    """Draft it a few times and print the times."""
    gc.disable()
    content = notes()
    for _ in range(3):
        begin = time.process_time()
        drafted = draft(content, "notes.md")
        seconds = time.process_time() - begin
        sys.stdout.write(
            f"{len(content) / 1e6:.2f} MB: {len(drafted.questions)} questions in {seconds:.2f} s\n"
        )


if __name__ == "__main__":
    main()
