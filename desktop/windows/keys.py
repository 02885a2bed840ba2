"""The one table of keys: shortcuts, the list behind Shift+F1 and the tests all read it.

Keys with Ctrl or function keys only, never plain letters: those belong to the input method. Those of the scopes TABLE,
TEXT, OUTLINE and FINDINGS are handled by the pane that has the focus, those of ALOUD by the window of 唱校, in which
nothing is typed (so that Space can be one), those of COLLECTING, MAPPING and MATERIAL by the windows of 收数, those of
ROLLUP by that of 汇总各区县, the others are shortcuts of the whole window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Scope(StrEnum):
    """Where a key works; the value is the word that users see."""

    TABLE = "填数"
    TEXT = "文字"
    OUTLINE = "提纲"
    FINDINGS = "核对"
    ALOUD = "唱校"
    COLLECTING = "收数"
    ROLLUP = "汇总"
    MAPPING = "自制表格"
    MATERIAL = "单位材料"
    WINDOW = "全窗口"


_SHOWN = {
    "Return": "Enter",
    "PgDown": "PgDn",
    "Up": "↑",
    "Down": "↓",
    "Right": "→",
    "Backspace": "退格",
    "Space": "空格",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key in Qt's portable spelling, what it does in Chinese words, and the name of what it does."""

    action: str
    key: str
    words: str
    scope: Scope

    @property
    def shown(self) -> str:
        """The key as users read it on their keyboard."""
        return "+".join(_SHOWN.get(part, part) for part in self.key.split("+"))


KEYS = (
    Key("down", "Return", "记下，到下一行", Scope.TABLE),
    Key("up", "Shift+Return", "记下，到上一行", Scope.TABLE),
    Key("next_cell", "Tab", "记下，到右边一格", Scope.TABLE),
    Key("previous_cell", "Shift+Tab", "记下，到左边一格", Scope.TABLE),
    Key("cancel", "Esc", "放弃正在填的内容", Scope.TABLE),
    Key("clear", "Delete", "清空这一格", Scope.TABLE),
    Key("none", "F5", "填“无”", Scope.TABLE),
    Key("confirm", "Ctrl+Return", "核定这个数，到下一行", Scope.TABLE),
    Key("as_last_year", "F4", "与上年相同", Scope.TABLE),
    Key("note", "F6", "写备注", Scope.TABLE),
    Key("copy", "Ctrl+C", "复制这一格", Scope.TABLE),
    Key("paste", "Ctrl+V", "粘贴一格，或者从这一格起粘贴一列", Scope.TABLE),
    Key("edit_text", "Return", "修改这一段；修改时另起一段", Scope.TEXT),
    Key("leave_text", "Esc", "放弃这一段的改动", Scope.TEXT),
    Key("insert_figure", "Ctrl+I", "插入指标", Scope.TEXT),
    Key("link_figure", "Ctrl+L", "手写的数关联指标", Scope.TEXT),
    Key("figure_form", "Ctrl+M", "这个数换一种写法；手写的数可以怎么办", Scope.TEXT),
    Key("add_item", "Ctrl+Return", "在后面添加一项", Scope.TEXT),
    Key("delete_item", "Delete", "删除这一项", Scope.TEXT),
    Key("raise_level", "Ctrl+[", "升一级", Scope.TEXT),
    Key("lower_level", "Ctrl+]", "降一级", Scope.TEXT),
    Key("move_up", "Ctrl+Up", "把这一项上移", Scope.TEXT),
    Key("move_down", "Ctrl+Down", "把这一项下移", Scope.TEXT),
    Key("rename_heading", "Return", "改标题的文字", Scope.OUTLINE),
    Key("rename_part", "Shift+Return", "改它上面“一、”一级标题的文字", Scope.OUTLINE),
    Key("add_heading", "Ctrl+Return", "在后面添加标题", Scope.OUTLINE),
    Key("heading_up", "Ctrl+Up", "标题连同下面的文字上移", Scope.OUTLINE),
    Key("heading_down", "Ctrl+Down", "标题连同下面的文字下移", Scope.OUTLINE),
    Key("heading_raise", "Ctrl+[", "标题升一级", Scope.OUTLINE),
    Key("heading_lower", "Ctrl+]", "标题降一级", Scope.OUTLINE),
    Key("join_heading", "Ctrl+Backspace", "去掉标题，下面的文字并入上一个标题", Scope.OUTLINE),
    Key("delete_heading", "Delete", "删除标题和下面的文字", Scope.OUTLINE),
    Key("aloud_right", "Space", "无误，读下一条", Scope.ALOUD),
    Key("aloud_wrong", "F6", "有误，记下错在哪里", Scope.ALOUD),
    Key("aloud_next", "Right", "跳过，读下一条", Scope.ALOUD),
    Key("aloud_previous", "Backspace", "回到上一条", Scope.ALOUD),
    Key("aloud_leave", "Esc", "停下，下次接着读", Scope.ALOUD),
    Key("send_forms", "F4", "发出填报表…", Scope.COLLECTING),
    Key("take_back", "F5", "收回报来的表…", Scope.COLLECTING),
    Key("remind", "F6", "复制催报的话", Scope.COLLECTING),
    Key("ask_correction", "F7", "退回更正…", Scope.COLLECTING),
    Key("receipt", "F8", "复制回执", Scope.COLLECTING),
    Key("map_table", "F9", "这是自制的表，指给程序看…", Scope.COLLECTING),
    Key("point_names", "F4", "这一列是名称", Scope.MAPPING),
    Key("point_numbers", "F5", "这一列是数", Scope.MAPPING),
    Key("point_heads", "F6", "这一行是表头", Scope.MAPPING),
    Key("turn_table", "F7", "指标排在一列里，或者一行里", Scope.MAPPING),
    Key("mean_indicator", "Return", "选这个名称的指标", Scope.MAPPING),
    Key("mean_nothing", "Delete", "取消对应", Scope.MAPPING),
    Key("take_item", "Space", "采用这一段，或者不采用", Scope.MATERIAL),
    Key("take_all", "Ctrl+A", "全部采用", Scope.MATERIAL),
    Key("take_none", "Ctrl+Shift+A", "全部不采用", Scope.MATERIAL),
    Key("reword", "F2", "修改这一段的文字", Scope.MATERIAL),
    Key("add_files", "F4", "添加账本或者数据汇总表…", Scope.ROLLUP),
    Key("read_again", "F5", "重新读取", Scope.ROLLUP),
    Key("prefer_file", "F6", "几份材料不一致时，以选中的文件为准", Scope.ROLLUP),
    Key("choose_units", "F7", "选计入的单位…", Scope.ROLLUP),
    Key("remove_file", "Delete", "拿掉选中的文件", Scope.ROLLUP),
    Key("find_row", "Ctrl+J", "找一个指标", Scope.ROLLUP),
    Key("save_rollup", "Ctrl+S", "存成表格…", Scope.ROLLUP),
    Key("next_finding", "F7", "下一处问题", Scope.WINDOW),
    Key("previous_finding", "Shift+F7", "上一处问题", Scope.WINDOW),
    Key("go_to_finding", "Return", "到这一处去改", Scope.FINDINGS),
    Key("state_reason", "Ctrl+Return", "无误，说明原因", Scope.FINDINGS),
    Key("mend_finding", "Ctrl+M", "按建议改", Scope.FINDINGS),
    Key("next_empty", "F8", "下一个未填", Scope.WINDOW),
    Key("go_to_figure", "Ctrl+J", "找一个指标：名称、拼音首字母或者数", Scope.WINDOW),
    Key("card", "F2", "指标卡片：改数、来源、历年、经过、佐证", Scope.WINDOW),
    Key("find", "Ctrl+F", "查找：所有年度的文字、指标、备注", Scope.WINDOW),
    Key("replace", "Ctrl+H", "替换文字", Scope.WINDOW),
    Key("other_half", "Ctrl+T", "在指标和文字之间来回", Scope.WINDOW),
    Key("next_section", "Ctrl+PgDown", "下一个标题", Scope.WINDOW),
    Key("previous_section", "Ctrl+PgUp", "上一个标题", Scope.WINDOW),
    Key("undo", "Ctrl+Z", "撤销", Scope.WINDOW),
    Key("redo", "Ctrl+Y", "重做", Scope.WINDOW),
    Key("confirm_heading", "Ctrl+Shift+Return", "核定本标题的数…", Scope.WINDOW),
    Key("generate", "Ctrl+G", "生成报告", Scope.WINDOW),
    Key("print", "Ctrl+P", "打印…", Scope.WINDOW),
    Key("new", "Ctrl+N", "新建账本或年度", Scope.WINDOW),
    Key("open", "Ctrl+O", "打开去年的报告或账本", Scope.WINDOW),
    Key("read_aloud", "Ctrl+R", "唱校：两个人读一遍", Scope.WINDOW),
    Key("collect", "Ctrl+D", "收数：各单位的填报表", Scope.WINDOW),
    Key("export", "Ctrl+B", "导出表格：数据汇总表、历年台账、签批底稿", Scope.WINDOW),
    Key("rollup", "Ctrl+U", "汇总各区县", Scope.WINDOW),
    Key("particulars", "Ctrl+E", "报告要素", Scope.WINDOW),
    Key("settings", "Ctrl+,", "设置", Scope.WINDOW),
    Key("larger", "Ctrl+=", "放大文字", Scope.WINDOW),
    Key("smaller", "Ctrl+-", "缩小文字", Scope.WINDOW),
    Key("missing", "F3", "还差什么：选一种，到下一处", Scope.WINDOW),
    Key("years", "F9", "切换年度和单位", Scope.WINDOW),
    Key("menu", "F10", "打开菜单", Scope.WINDOW),
    Key("manual", "F1", "使用说明", Scope.WINDOW),
    Key("keys", "Shift+F1", "快捷键一览", Scope.WINDOW),
)
KEY_OF: Mapping[str, Key] = MappingProxyType({key.action: key for key in KEYS})
