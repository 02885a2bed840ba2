"""What holds for the whole house: what is imported when, what a user reads, what the tests look like."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.paths import RESOURCES, TEMPLATES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))

# A half-width mark beside a Chinese character. By code point: full-width and half-width look alike in many editors.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;!?()]|[,:;!?()][\u4e00-\u9fff]")


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is no docstring, f-strings with their values left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
            # A value put into a Chinese sentence counts as Chinese; into a style sheet or an address it does not.
            chinese = any(re.search(r"[\u4e00-\u9fff]", part or "") for part in said)
            yield node.lineno, "".join(("\u4e00" if chinese else "0") if part is None else part for part in said)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def is_pattern(text: str) -> bool:
    return any(
        sign in text
        for sign in ("[^", "(?", "\\d", "\\u", "]+", "]*", "]{", "_OPEN", "(.+)", ".*", "|", "{1,", " ?", ")?", ")*")
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_the_program_says_has_full_width_marks(path: Path) -> None:
    # What Qt wants half-width in the kinds of files of a file dialog, what stands in <…>, and the formulas of a
    # worksheet (functions in capitals) are no words.
    no_words = r";;| \([*\u4e00][^()]*\)|<[^>]*>|\b[A-Z]{2,}\(.*\)"
    words = ((line, re.sub(no_words, " ", text)) for line, text in words_of(path))
    said = [f"{line}: {text}" for line, text in words if HALF_WIDTH.search(text) and not is_pattern(text)]
    assert said == []


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(RESOURCES.rglob("*")) if path.suffix in {".csv", ".md", ".txt", ".html"}],
    ids=lambda path: path.name,
)
def test_what_the_data_says_has_full_width_marks(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    said = []
    for number, line in enumerate(lines, 1):
        # Formulas, and the commas between the cells of a table, are no words of ours.
        plain = re.sub(
            r"\{\{.*?\}\}|`[^`]*`|占比\([^)]*\)|上年\([^)]*\)|求和\([^)]*\)|四舍五入\(.*?\)+|绝对值\(.*?\)+", "", line
        )
        found = HALF_WIDTH.findall(plain.replace(",", "") if path.suffix == ".csv" else plain)
        if found:
            said.append(f"{number}: {found}")
    assert said == []


def loaded_by(statement: str) -> set[str]:
    script = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_the_command_line_loads_no_heavy_library_before_it_is_needed() -> None:
    heavy = {"PySide6", "sqlalchemy", "alembic", "openpyxl", "docx", "lxml", "lark"}
    assert loaded_by("import desktop.cli, desktop.cli.commands") & heavy == set()


def test_figures_are_shown_and_collected_without_what_proofreads_text() -> None:
    rules = {"desktop.checks.proofread", "desktop.checks.prose.check", "desktop.quantities.sentences"}
    libraries = {"sqlalchemy", "openpyxl", "docx", "lxml", "lark"}
    assert loaded_by("import desktop.windows.program") & (rules | libraries) == set()
    needed = "import desktop.operations.collecting, desktop.operations.figures, desktop.operations.safety"
    assert loaded_by(needed) & rules == set()


def test_nothing_below_the_windows_loads_qt() -> None:
    operations = "import desktop.operations.generate, desktop.operations.demo, desktop.operations.keeping"
    assert "PySide6" not in loaded_by(operations)


def test_no_slot_is_a_lambda_or_a_partial() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if re.search(r"connect\(\s*(lambda|partial)", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_settings_are_kept_in_one_place() -> None:
    users = [path.name for path in SOURCES if "QSettings" in path.read_text(encoding="utf-8")]
    assert users == ["settings.py"]


def test_resources_and_templates_are_found() -> None:
    assert (RESOURCES / "indicators.csv").is_file()
    assert (TEMPLATES / "plain.docx").is_file()


def test_each_module_says_what_it_is_in_its_first_line() -> None:
    silent = [str(path.relative_to(ROOT)) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []
