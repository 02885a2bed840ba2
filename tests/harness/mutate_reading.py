"""Mutated reports: each must be read, or refused in one coded Chinese sentence; never a crash, never a hang.

Word files are mutated inside their parts and zipped again with right checksums: otherwise the checksum hides
everything. Run as a program: `python -m tests.harness.mutate_reading --inputs 50000 --seed 1`.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from desktop.reading.source import read_source
from desktop.reading.structure import count_characters, find_structure
from desktop.refusal import Refused
from tests.reading.corpus import documents
from tests.reading.renderings import (
    Rendered,
    as_page,
    as_text,
    as_word,
    auto_numbered,
    boxed_paragraph,
    revised_paragraph,
    zipped,
)

SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*。")
CODE = re.compile(r"[A-Z]+(?:-[A-Z]+)+")
VALUES = (b"", b"-1", b"0", b"99999999999", b"NaN", "一".encode(), b"&amp;", b"%9%8%7", b"true")
LONGEST = 20.0  # seconds; the child would be ended then


@dataclass
class Outcome:
    """How many inputs were read, refused by code, and what went wrong."""

    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def sound(self) -> bool:
        return not self.wrong and self.slowest < LONGEST


def run(inputs: int, seed: int) -> Outcome:
    """Try so many mutated files; the same seed makes the same files."""
    outcome = Outcome()
    originals = _originals()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            random = Random(f"{seed}/{number}")
            original = random.choice(originals)
            path = Path(folder, f"报告{Path(original.name).suffix}")
            path.write_bytes(mutated(original, random))
            _try(path, f"{seed}/{number} {original.name}", outcome)
    return outcome


def mutated(original: Rendered, random: Random) -> bytes:
    """Mutate a file one to four times."""
    if not original.name.endswith(".docx") or random.random() < 0.15:
        return _bytes(original.data, random)
    with zipfile.ZipFile(io.BytesIO(original.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(["word/document.xml", *parts])
    if random.random() < 0.03:
        del parts[name]
    else:
        parts[name] = _bytes(parts[name], random)
    return zipped(parts)


def _originals() -> list[Rendered]:
    made: list[Rendered] = []
    for document in documents()[::6]:
        made += [as_text(document), as_text(document, "gb18030"), as_page(document), as_page(document, breaks=True)]
        made += [as_word(document, revised_paragraph), as_word(document, boxed_paragraph)]
        if numbered := auto_numbered(document):
            made += [numbered, numbered]
    return made


def _bytes(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        data = random.choice(MUTATIONS)(data, random)
    return data


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data or b"x")
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randrange(200) :]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start : start + random.randrange(300)] * random.choice([2, 3, 50]) + data[start:]


def _drop_tag(data: bytes, random: Random) -> bytes:
    tags = list(re.finditer(rb"<[^>]{1,200}>", data))
    if not tags:
        return data
    tag = random.choice(tags)
    return data[: tag.start()] + data[tag.end() :]


def _swap_tags(data: bytes, random: Random) -> bytes:
    tags = list(re.finditer(rb"<[^>]{1,200}>", data))
    if len(tags) < 2:
        return data
    one, other = sorted(random.sample(tags, 2), key=lambda tag: tag.start())
    middle = data[one.end() : other.start()]
    return data[: one.start()] + other.group() + middle + one.group() + data[other.end() :]


def _value(data: bytes, random: Random) -> bytes:
    values = list(re.finditer(rb'="([^"]{0,100})"', data))
    if not values:
        return data
    value = random.choice(values)
    return data[: value.start(1)] + random.choice(VALUES) + data[value.end(1) :]


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip,
    _cut,
    _truncate,
    _repeat,
    _drop_tag,
    _drop_tag,
    _swap_tags,
    _value,
    _value,
)


def _try(path: Path, name: str, outcome: Outcome) -> None:
    started = time.perf_counter()
    try:
        structure = find_structure(read_source(path))
        counted = count_characters(structure)
        if counted[0] != sum(counted[1:]):
            outcome.wrong.append(f"{name}: {counted}")
        outcome.read += 1
    except Refused as refused:
        outcome.refused[refused.code] += 1
        if not (SENTENCE.fullmatch(refused.sentence) and CODE.fullmatch(refused.code)):
            outcome.wrong.append(f"{name}: {refused.code} {refused.sentence}")
    except Exception as error:
        error.add_note(f"from input {name}")  # the point of the harness: nothing else may come out
        raise
    outcome.slowest = max(outcome.slowest, time.perf_counter() - started)


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcome = run(given.inputs, given.seed)
    sys.stdout.write(f"read={outcome.read} refused={dict(outcome.refused)} slowest={outcome.slowest:.2f} s\n")
    sys.stdout.write("".join(f"{wrong}\n" for wrong in outcome.wrong[:50]))
    return 0 if outcome.sound else 1


if __name__ == "__main__":
    sys.exit(main())
