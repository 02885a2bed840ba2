"""What a result is made of is never written over by the result."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.quantities.doubts import quoted_name
from desktop.refusal import Refused


def refuse_source(target: Path, sources: Iterable[Path]) -> None:
    """Refuse (FILE-SOURCE) a target that is one of the files from which it is made, by whatever name or link."""
    if any(_is_same(target, source) for source in sources):
        what = "是这次要用的材料，不能又把结果写到里面；什么都没有写，请换一个文件名。"
        raise Refused("FILE-SOURCE", f"{quoted_name(target.name)}{what}")


def _is_same(target: Path, source: Path) -> bool:
    with suppress(OSError, ValueError):
        if target.samefile(source):
            return True
    # Two names that differ in case alone are one file on most disks of our users.
    one, other = (os.path.realpath(path).casefold() for path in (target, source))
    return one == other
