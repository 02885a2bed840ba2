"""The names of a table's rows, each with what stands over it: the groups it is part of, and the title of the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.collection.own_names import JOINT, Name, name_of
from desktop.collection.sheets import Cell, CellKind, Sheet
from desktop.quantities.same_length import same_length

_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[约近逾超]?[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:[%‰]|[余多]?[百千万亿]*[\u4e00-\u9fff]{0,3})")
_ONLY_YEAR = re.compile("(?:19|20)[0-9]{2} ?年?度?")  # what heads say, and figures hardly ever
_STYLES = ("[一二三四五六七八九十]+[、.．]", "[（(][一二三四五六七八九十]+[)）]", "[0-9]+[、.．]", "[（(][0-9]+[)）]")
_PART = "其中"
_LEVELS = 3  # of what stands over a name, at most
_SHORTEST = 2  # characters of what stands over names; 一 and 二 only number them


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over a name, as it is written and as it is compared, the widest first."""

    written: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    def over(self, inner: _Over) -> _Over:
        """Give both, the other as the inner one."""
        return _Over(self.written + inner.written, self.plain + inner.plain)


def names_of_rows(sheet: Sheet, heading_row: int, label_column: int) -> dict[int, Name]:
    """Give the names of the rows below the heads.

    Where two rows have the same name, what stands over them is part of how they are written. A row that only stands
    over others is compared as nothing: it means no figure.
    """
    own = {row: text for row in sorted(sheet.rows) if row > heading_row and (text := _own(sheet, row, label_column))}
    over = _groups(sheet, own, label_column) if sheet.turned else _with_sections(sheet, own, label_column)
    title = _title(sheet, min(own, default=0), label_column)
    counts = Counter(name_of(text).plain for text in own.values())
    names: dict[int, Name] = {}
    for row, text in own.items():
        name, above = name_of(text), over.get(row)
        if above is None:
            names[row] = Name(text, "")
        else:
            written = JOINT.join((*above.written, text)) if counts[name.plain] > 1 else text
            names[row] = replace(name, written=written, over=above.plain, title=title)
    return names


def is_name(text: str) -> bool:
    """Say whether the text of a cell may name something: words, and no number with its unit."""
    return bool(_HAN.search(text)) and not _states(text)


def is_number(cell: Cell | None) -> bool:
    """Say whether a cell states a number, be it as text, or could when its formula is computed."""
    if cell is None:
        return False
    if cell.kind in (CellKind.NUMBER, CellKind.UNCALCULATED):
        return True
    return cell.kind is CellKind.TEXT and _states(cell.text)


def has_number(sheet: Sheet, row: int, label_column: int) -> bool:
    """Say whether a number stands in a row, which is no year."""
    cells = [sheet.cell(row, column) for column in sheet.rows[row] if column != label_column]
    return any(cell is not None and is_number(cell) and not _ONLY_YEAR.fullmatch(cell.text.strip()) for cell in cells)


def _states(text: str) -> bool:
    return _NUMBER.fullmatch(same_length(text).strip()) is not None


def _text(sheet: Sheet, row: int, column: int) -> str:
    """Give the text of a cell; "" where it is blank or holds anything else."""
    content = sheet.rows.get(row, {}).get(column)
    return content.strip() if isinstance(content, str) else ""


def _own(sheet: Sheet, row: int, column: int) -> str:
    """Give the name of a row; where its cell is blank, that of the cells beside with which it is one."""
    text = _text(sheet, row, column)
    if sheet.cell(row, column) is None:
        area = sheet.area_of(row, column)
        if area is not None:
            text = _text(sheet, row, area.left) if area.top == row else ""
        elif sheet.turned and column and not _is_group(sheet, row, column - 1):
            text = _text(sheet, row, column - 1)
    return text if is_name(text) else ""


def _is_group(sheet: Sheet, row: int, column: int) -> bool:
    area = sheet.area_of(row, column)
    return area is not None and area.bottom > area.top


def _with_sections(sheet: Sheet, own: dict[int, str], column: int) -> dict[int, _Over]:
    """Give what stands over each name but those that begin a section.

    That is the section, what stands at its side, and the name of which it says that it is part (其中).
    """
    beside = _groups(sheet, own, column)
    section, whole = _Over(), ""
    found: dict[int, _Over] = {}
    following = dict(pairwise(own))
    for row, text in own.items():
        if row in following and _begins_section(sheet, own, (row, following[row]), column):
            section, whole = _over(text), ""
            continue
        found[row] = section.over(beside[row])
        if not text.startswith(_PART):
            whole = text
        elif whole:
            found[row] = found[row].over(_over(whole))
    return found


def _over(text: str) -> _Over:
    return _Over((text,), (name_of(text).plain,))


def _begins_section(sheet: Sheet, own: dict[int, str], rows: tuple[int, int], column: int) -> bool:
    """Say whether a row without a number only stands over those that follow: alone in its row, or numbered as such."""
    row, following = rows
    if has_number(sheet, row, column):
        return False
    area = sheet.area_of(row, column)
    if area is not None and area.right > area.left:
        return True
    style = _style(own[row])
    return bool(style) and style != _style(own[following]) and len(sheet.rows[row]) == 1


def _style(text: str) -> str:
    return next((style for style in _STYLES if re.match(style, text)), "")


def _groups(sheet: Sheet, own: dict[int, str], column: int) -> dict[int, _Over]:
    """Give what stands beside the names in the columns before theirs, over several of them."""
    before = range(max(0, column - _LEVELS), column)
    levels = [dict(_level(sheet, own, outer, column)) for outer in before if not _alone(sheet, outer)]
    found: dict[int, _Over] = {}
    for row in own:
        written = tuple(level[row] for level in levels if row in level)
        found[row] = _Over(written, tuple(name_of(text).plain for text in written))
    return found


def _level(sheet: Sheet, own: dict[int, str], outer: int, column: int) -> Iterator[tuple[int, str]]:
    """Give what stands over each name in one column before theirs; what is blank goes on with what is above."""
    last = ""
    for row, name in own.items():
        area = sheet.area_of(row, outer)
        if area is not None and (row, column) in area:
            last = ""  # one cell with the name
            continue
        if area is not None and area.left < outer:
            continue  # it was told for its first column
        place = (area.top, area.left) if area is not None else (row, outer)
        if sheet.cell(*place) is not None:
            text = _text(sheet, *place)
            last = text if is_name(text) and len(name_of(text).plain) >= _SHORTEST else ""
        if last and last != name:
            yield row, last


def _alone(sheet: Sheet, column: int) -> bool:
    """Say whether a column has one text only: what stands there is the title."""
    return sum(is_name(_text(sheet, row, column)) for row in sheet.rows) == 1


def _title(sheet: Sheet, first: int, column: int) -> str:
    """Give what stands alone over the table, as it is compared."""
    if sheet.turned:
        lines = [other for other in range(column) if _alone(sheet, other)]
        texts = [_text(sheet, row, line) for line in lines for row in sheet.rows]
    else:
        rows = [row for row in sorted(sheet.rows) if row < first and len(sheet.rows[row]) == 1]
        texts = [text for row in rows for text in sheet.texts_of(row)]
    return "".join(name_of(text).plain for text in texts if is_name(text))
