"""What typer says in English, said in Chinese; and words that cannot name a file, refused before anything is done."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

from desktop.refusal import Refused

_SHOWN = 20  # characters of a name that is too long
_LABELS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
    "Show this message and exit.": "显示这段说明。",
    "[required]": "（必填）",
    "[default: ": "[不写就是 ",
    " <path>": "",
    " PATH": "",
}


def _in_chinese(text: str) -> str:
    for english, chinese in _LABELS.items():
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout, and whose files and folders have names."""

    @override
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words; Refused (USAGE-EMPTY, FILE-NAME) where one for a file or folder can be none."""
        for parameter, word in self._paths(ctx, args):
            # Without a look "" would mean the folder at hand: what an unset variable of a script comes to.
            if not word.strip():
                raise Refused("USAGE-EMPTY", f"{_named(parameter)}写的是空的，请写明是哪个文件或文件夹。")
            if not _can_be(word):
                what = "太长或含有不能用的字符，请改一个名字。"
                raise Refused("FILE-NAME", f"{_named(parameter)}写的“{word[:_SHOWN]}…”{what}")
        return super().parse_args(ctx, args)

    def _paths(self, ctx: Any, args: list[str]) -> Iterator[tuple[Any, str]]:
        """Give the words for files and folders, as they were typed."""
        typed, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        for parameter in self.params:
            if "Path" in type(parameter.type).__name__:
                said: Any = typed.get(str(parameter.name))
                words: list[Any] = list(said) if isinstance(said, (list, tuple)) else [said]
                yield from ((parameter, word) for word in words if isinstance(word, str))

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The list of commands, in Chinese throughout."""

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))


def usage_sentence(error: Exception) -> str | None:
    """Give one Chinese sentence, with its code, for what was typed wrongly; None if the error is of another kind.

    By the names of the classes: typer brings its own copy of click, or uses click, depending on its version.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "NoSuchOption" in kinds:
        option = getattr(error, "option_name", "")
        return f"没有“{option}”这个选项，用 fazhi 命令 --help 看有哪些。（USAGE-OPTION）"
    if "BadOptionUsage" in kinds:
        return f"“{getattr(error, 'option_name', '')}”后面缺少内容，请补上。（USAGE-MISSING）"
    if "MissingParameter" in kinds:
        return f"缺少{_name(error)}，请补上；用 fazhi 命令 --help 看写法。（USAGE-MISSING）"
    if "BadParameter" in kinds:
        return f"{_name(error)}写得不对，{_wanted(error)}。（USAGE-VALUE）"
    if "UsageError" in kinds:
        return f"{_odd_words(str(getattr(error, 'message', '')))}用 fazhi --help 看有哪些命令和写法。（USAGE-COMMAND）"
    return None


def _odd_words(message: str) -> str:
    """Say which words make no command, as far as the English sentence names them."""
    if match := re.search(r"No such command '(.+)'", message):
        return f"没有“{match[1]}”这个命令，"
    if match := re.search(r"unexpected extra arguments? \((.+)\)", message):
        return f"“{match[1]}”是多余的，请去掉；"
    return "命令写得不对，"


def _wanted(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    is_number = type(getattr(parameter, "type", None)).__name__ == "IntParamType"
    return "请写成四位的年份，例如2022" if is_number else "请改正；用 fazhi 命令 --help 看写法"


def _can_be(word: str) -> bool:
    """Say whether the disk takes a word as a name, of a file that is there or not."""
    try:
        os.lstat(word)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return True
    except (OSError, ValueError):
        return False
    return True


def _name(error: Exception) -> str:
    return _named(getattr(error, "param", None))


def _named(parameter: Any) -> str:
    names = getattr(parameter, "opts", None) or ["参数"]
    shown = max(names, key=len)
    return f"“{shown if shown.startswith('-') else getattr(parameter, 'metavar', None) or shown}”"
