from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.word.blank_template import blank_template
from desktop.documents.word.template import Template, load_template
from tests.documents.word.pages import Page, print_by_office


def _block(style: Style, *runs: str | Run, lead: Style | None = None) -> Block:
    return Block(style, tuple(run if isinstance(run, Run) else Run(run) for run in runs), lead=lead)


@pytest.fixture
def document() -> Document:
    """Every style and every role, each once."""
    blocks = (
        _block(Style.DRAFT, "草稿：有1项指标待填"),
        _block(Style.RED_HEAD, "望河区人民政府文件"),
        _block(Style.REFERENCE, "望政〔2023〕5号", "签发人：", Run("林 一", Role.NAME)),
        _block(Style.TITLE, "望河区人民政府关于", "2022年度法治政府建设情况的报告"),
        _block(Style.ADDRESSEE, "青川市人民政府："),
        _block(Style.BODY, "现将“一年来”的情况——报告如下……共", Run("632", Role.FIGURE, "h05.all"), "件。"),
        _block(Style.PART, "一、主要举措"),
        _block(Style.HEADING, "（一）依法履职"),
        _block(Style.ITEM, "1.改善服务"),
        _block(Style.SUBITEM, "（1）清理事项"),
        _block(Style.BODY, Run("2.放权。", Role.LEAD), "已办", Run("【待填：收件】", Role.MISSING), lead=Style.ITEM),
        _block(Style.BODY, Run("二、不足。", Role.LEAD), "A & B <c>", lead=Style.PART),
        _block(Style.BODY, Run("（一）人手。", Role.LEAD), "不够", lead=Style.HEADING),
        _block(Style.BODY, Run("（1）编制。", Role.LEAD), "不足", lead=Style.SUBITEM),
        _block(Style.ATTACHMENT, "附件：1. 案件统计表"),
        _block(Style.ATTACHMENT, "2. 决策目录"),
        _block(Style.SIGNATURE, "望河区人民政府"),
        _block(Style.DATE, "2023年2月20日"),
        _block(Style.IMPRINT_COPIES, "抄送：区委，区人大常委会。"),
        _block(Style.IMPRINT_PRINTED, "望河区人民政府办公室", "2023年2月20日印发"),
    )
    return Document(blocks, "望河区人民政府关于2022年度法治政府建设情况的报告", "望河区人民政府", 2022, draft=True)


@pytest.fixture(params=["plain", "upward"])
def template(request: pytest.FixtureRequest) -> Template:
    return load_template(request.param)


@pytest.fixture
def parts_of() -> Callable[[bytes], dict[str, bytes]]:
    def unpack(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return unpack


@pytest.fixture
def repack(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """Write parts as a .docx of somebody's own."""

    def pack(parts: dict[str, bytes]) -> Path:
        path = tmp_path / "own.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return path

    return pack


@pytest.fixture
def plain_parts(parts_of: Callable[[bytes], dict[str, bytes]]) -> dict[str, bytes]:
    """The parts of our own plain template, to be spoilt."""
    return parts_of(blank_template("plain"))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[Page]]:
    """Print a Word file by LibreOffice."""
    return partial(print_by_office, folder=tmp_path_factory.mktemp("office"))
