"""What typer says in English, said in Chinese."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

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
    """A command whose help is Chinese throughout."""

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The list of commands, in Chinese throughout."""

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_chinese(super().get_help(ctx))


def usage_sentence(error: Exception) -> str | None:
    """Give one Chinese sentence for what was typed wrongly; None if the error is of another kind.

    By the names of the classes: typer brings its own copy of click, or uses click, depending on its version.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "NoSuchOption" in kinds:
        return f"没有“{getattr(error, 'option_name', '')}”这个选项，用 fazhi 命令 --help 看有哪些。"
    if "MissingParameter" in kinds:
        return f"缺少{_name(error)}，请补上；用 fazhi 命令 --help 看写法。"
    if "BadParameter" in kinds:
        return f"{_name(error)}写得不对，请改正；用 fazhi 命令 --help 看写法。"
    if "UsageError" in kinds:
        return "命令写得不对，用 fazhi --help 看有哪些命令和写法。"
    return None


def _name(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    names = getattr(parameter, "opts", None) or ["参数"]
    shown = max(names, key=len)
    return f"“{shown if shown.startswith('-') else getattr(parameter, 'metavar', None) or shown}”"
