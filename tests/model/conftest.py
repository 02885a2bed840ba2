"""A small catalog of our own, so that these tests do not depend on the data files."""

from __future__ import annotations

import pytest

from desktop.model.catalog import Catalog, Heading, HeadingSet, Indicator
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression


def indicator(code: str, label: str, unit: str, kind: str, **more: object) -> Indicator:
    return Indicator(code, label, unit, KIND_BY_NAME[kind], "H01", "司法局", **more)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    indicators = (
        indicator("h01.total", "案卷", "卷", "flow"),
        indicator("h01.good", "优秀案卷", "卷", "flow", part_of="h01.total"),
        indicator(
            "h01.good_pct", "优秀占比", "%", "share", decimals=0, formula=parse_expression("占比(h01.good, h01.total)")
        ),
        indicator("h01.teams", "执法队", "个", "stock"),
        indicator("h01.rate", "结案率", "%", "share"),
        indicator("h01.since", "起始日", "", "date"),
        indicator("h01.meeting", "会议", "", "text"),
        indicator("h01.spare", "备用", "件", "flow", required=False),
    )
    headings = (Heading("P1", "举措", 1), Heading("H01", "职能", 2, ("H01",)))
    return Catalog(
        heading_sets={"A": HeadingSet("A", "示范", headings)},
        indicators={item.code: item for item in indicators},
        relations=(),
        units={},
        departments={},
    )
