"""The true figures of 2022, and reports that differ from them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.model.catalog import Catalog
from desktop.model.figure import Figure, read_figure
from desktop.model.report import Particulars, Report

FIGURES = Path(__file__).parents[1] / "figures_2022.csv"


FILLED = Particulars(addressee="区委", signature="银州区人民政府", written_on="2023-02-20")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return standard_catalog()


@pytest.fixture(scope="session")
def figures(catalog):
    """Give a function that reads the figures of 2022, with some of them typed differently ("" empties one)."""
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        typed = {row["code"]: row["value"] for row in csv.DictReader(lines)}
    # The report of 2022 does not say of how many cases its 60 % are; of the counts up to 12 only these give it.
    typed |= {"h06.ss_due": "10", "h06.ss_appeared": "6"}

    def read(**changes: str) -> dict[str, Figure]:
        texts = typed | {code.replace("__", "."): text for code, text in changes.items()}
        found = {code: read_figure(text, catalog.indicator(code)) for code, text in texts.items()}
        assert all(isinstance(figure, Figure) for figure in found.values()), found
        return {code: figure for code, figure in found.items() if figure.filled}

    return read


@pytest.fixture(scope="session")
def report_with(figures):
    """Give a function that makes the report of 2022 with some figures typed differently."""

    def make(*, earlier: dict[str, str] | None = None, **changes: str) -> Report:
        before = figures(**earlier) if earlier is not None else {}
        return Report("银州区", 2022, "A", FILLED, figures=figures(**changes), earlier=before)

    return make


@pytest.fixture(scope="session")
def report(report_with) -> Report:
    return report_with()
