"""From a Document to a Word file: time, growth, memory and size, as ratios to a floor and to two peers.

The floor is the least that any writer in Python must do: document.xml as one string, the other parts copied, zip at
level 6. Peers: python-docx paragraph by paragraph on its default template, and a docxtpl loop.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median

import docx
import docxtpl
import pytest

from desktop.documents.blocks import Block, Document, Run, Style
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word

pytestmark = [pytest.mark.benchmark, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

Paragraphs = list[tuple[str, str]]
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>题</dc:title></cp:coreProperties>'
)
PEER_STYLES = {"part": "Heading 1", "heading": "Heading 2", "body": "Body Text"}
# Words to choose from by chance: text that repeats itself would be packed faster than a report is.
SUBJECTS = "各部门 街道办事处 执法大队 复议机构 政务窗口 司法所 法律顾问 调解组织 普法队伍 公证处 审计部门"
TIMES = "上半年 下半年 第一季度 第三季度 全年 年初以来 汛期 专项行动期间 宣传周 年末"
DEEDS = "登记 核对 清理 公布 回访 督办 评查 抽查 培训 答复 受理 移送 备案 归档 核销 通报 约谈 走访"
THINGS = "来件 旧文件 投诉 合同 案卷 许可 证明事项 决定书 听证申请 建议 线索 纠纷 台账 清单 裁量基准"
RESULTS = "时限缩短 差错减少 评价上升 账目相符 意见落实 风险消除 流程简化 责任明确 成本下降 秩序好转"


def paragraphs(times: int = 1) -> Paragraphs:
    """Make 152 paragraphs of about 19,900 characters, as many as the report of a district has, so many times."""
    choose = Random(2022).choice
    number_of = Random(9704).randrange
    subjects, moments, deeds, things, results = (words.split() for words in (SUBJECTS, TIMES, DEEDS, THINGS, RESULTS))
    made: Paragraphs = []
    for number in range(152):
        if number % 38 == 0:
            made.append(("part", f"{'一二三四'[number // 38]}、主要工作和成效"))
        elif number % 4 == 1:
            made.append(("heading", f"（{number}）持续改进日常工作"))
        else:
            sentences = (
                f"{choose(moments)}，{choose(subjects)}{choose(deeds)}{choose(things)}"
                f"{number_of(3000)}件，{choose(results)}。"
                for _ in range(8 - (number % 5 < 2))
            )
            made.append(("body", "".join(sentences)))
    return made * times


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def our_document(content: Paragraphs) -> Document:
    return Document(tuple(Block(Style(style), (Run(text),)) for style, text in content), "题", "单位", 2022)


def ours(document: Document) -> bytes:
    return write_word(document, load_template("plain"))


def floor(content: Paragraphs) -> bytes:
    template = load_template("plain")
    ids = template.styles.blocks
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{ids[Style(style)]}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in content
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in template.parts.items():
            archive.writestr(name, data)
        archive.writestr(template.main, f"{HEAD}{body}{template.section}</w:body></w:document>")
        archive.writestr("docProps/core.xml", PROPERTIES)
    return stream.getvalue()


def by_python_docx(content: Paragraphs) -> bytes:
    file = docx.Document()
    for style, text in content:
        file.add_paragraph(text, PEER_STYLES[style])
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def by_docxtpl(content: Paragraphs, template: Path) -> bytes:
    file = docxtpl.DocxTemplate(template)
    file.render({"content": [text for _, text in content]}, autoescape=True)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


@pytest.fixture
def loop_template(tmp_path: Path) -> Path:
    path = tmp_path / "loop.docx"
    file = docx.Document()
    for line in ("{%p for text in content %}", "{{ text }}", "{%p endfor %}"):
        file.add_paragraph(line)
    file.save(path)
    return path


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def seconds(job: Callable[[], object]) -> float:
    """Processor time of one call: other programs on the machine do not count."""
    start = time.process_time()
    job()
    return time.process_time() - start


def medians(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Time all jobs in turn, round by round, so that a slow moment hits each of them."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(seconds(job))
    return {name: median(times) for name, times in taken.items()}


def table(title: str, rows: Iterator[tuple[str, ...]]) -> str:
    lines = ["", title, *("  ".join(f"{cell:>14}" for cell in row) for row in rows)]
    return "\n".join((*lines, ""))


def verdict(ratio: float, goal: float) -> str:
    return f"goal {goal:g}: {'met' if ratio <= goal else 'not met'}\n"


def test_time_to_the_floor(loop_template: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = paragraphs()
    assert len(content) == 152
    assert sum(len(text) for _, text in content) == pytest.approx(19_900, rel=0.02)
    document = our_document(content)
    jobs: dict[str, Callable[[], bytes]] = {
        "floor": lambda: floor(content),
        "ours": lambda: ours(document),
        "python-docx": lambda: by_python_docx(content),
        "docxtpl": lambda: by_docxtpl(content, loop_template),
    }
    outputs = {name: job() for name, job in jobs.items()}
    for name, data in outputs.items():
        assert texts(data) == [text for _, text in content], name
    fast = medians({name: jobs[name] for name in ("floor", "ours")}, rounds=41)
    slow = medians(jobs, rounds=5)
    ratios = {name: taken / slow["floor"] for name, taken in slow.items()} | {"ours": fast["ours"] / fast["floor"]}
    sizes = {name: len(data) / len(outputs["floor"]) for name, data in outputs.items()}
    rows = [(name, f"{ratios[name]:.2f}", f"{sizes[name]:.2f}") for name in jobs]
    with capsys.disabled():
        sys.stdout.write(table("G1, G4: ratios to the floor", iter([("writer", "time", "size"), *rows])))
        sys.stdout.write(f"time {verdict(ratios['ours'], 1.5)}size {verdict(sizes['ours'], 1.2)}")
    assert ratios["ours"] <= 2
    assert sizes["ours"] <= 1.2


def test_growth(capsys: pytest.CaptureFixture[str]) -> None:
    ten, hundred = paragraphs(10), paragraphs(100)
    tens, hundreds = our_document(ten), our_document(hundred)
    mine = medians({"10": lambda: ours(tens), "100": lambda: ours(hundreds)}, rounds=5)
    least = medians({"10": lambda: floor(ten), "100": lambda: floor(hundred)}, rounds=5)
    growth, floor_growth = mine["100"] / mine["10"], least["100"] / least["10"]
    with capsys.disabled():
        sys.stdout.write(
            table(
                "G2: time of 100 reports to that of 10",
                iter([("ours", f"{growth:.1f}"), ("floor", f"{floor_growth:.1f}")]),
            )
        )
        sys.stdout.write(verdict(growth, 10))
    assert growth <= 15


PEAK = 'import re; print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])'
OUR_PROCESS = f"""
import json, sys
from desktop.documents.blocks import Block, Document, Run, Style
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word
blocks = tuple(Block(Style(style), (Run(text),)) for style, text in json.load(sys.stdin))
write_word(Document(blocks, "", "", 2022), load_template("plain"))
{PEAK}
"""
FLOOR_PROCESS = f"""
import io, json, sys, zipfile
escape = lambda text: text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
body = "".join(
    f'<w:p><w:pPr><w:pStyle w:val="{{style}}"/></w:pPr><w:r><w:t>{{escape(text)}}</w:t></w:r></w:p>'
    for style, text in json.load(sys.stdin)
)
with zipfile.ZipFile(sys.argv[1]) as template:
    parts = {{name: template.read(name) for name in template.namelist()}}
parts["word/document.xml"] = f'{HEAD}{{body}}</w:body></w:document>'
with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
    for name, data in parts.items():
        archive.writestr(name, data)
{PEAK}
"""


def peak_kilobytes(program: str, content: Paragraphs, template: Path) -> int:
    command = [sys.executable, "-c", program, str(template)]
    done = subprocess.run(command, input=json.dumps(content), capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_memory_of_a_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "plain.docx"
    template.write_bytes((Path(__file__).parents[2] / "templates" / "plain.docx").read_bytes())
    content = paragraphs()
    mine, least = (
        median(islice((peak_kilobytes(program, content, template) for _ in cycle((0,))), 3))
        for program in (OUR_PROCESS, FLOOR_PROCESS)
    )
    with capsys.disabled():
        rows = [
            ("ours", f"{mine / 1024:.0f} MB"),
            ("floor", f"{least / 1024:.0f} MB"),
            ("ratio", f"{mine / least:.2f}"),
        ]
        sys.stdout.write(table("G3: peak memory of a process that makes one report", iter(rows)))
        sys.stdout.write(verdict(mine / least, 1.5))
    assert mine / least <= 2.5
