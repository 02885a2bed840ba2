from __future__ import annotations

from dataclasses import replace

from desktop.checks.check import check
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report
from desktop.model.severity import Severity


def found(report: Report, catalog, rule: str) -> list[tuple[str, str]]:
    return [(f.place, f.message) for f in check(report, catalog) if f.rule == rule and f.severity is Severity.WARNING]


def test_a_report_says_what_it_lacks_before_it_can_be_sent(report, catalog):
    bare = replace(report, particulars=Particulars())
    assert found(report, catalog, "F01") == []
    assert [place for place, _ in found(bare, catalog, "F01")] == ["addressee", "signature", "written_on"]
    assert found(bare, catalog, "F01")[2][1] == "成文日期还没有填，报送前请在“报告要素”里填上。"


def test_a_red_head_needs_its_number_and_its_signer(report, catalog):
    with_head = replace(report, particulars=replace(report.particulars, issuer="银州区人民政府文件"))
    assert [place for place, _ in found(with_head, catalog, "F01")] == ["document_number", "signer"]


def saying(report: Report, text: str) -> Report:
    return replace(report, outline=(Entry("k1", Level.BODY, text),))


def test_a_sentence_that_would_read_not_counted_is_to_be_rewritten(report_with, catalog):
    report = saying(
        report_with(h01__grids="未统计：系统升级"), "划分网格{{h01.grids}}，办件{{h01.station_cases}}{{?}}。"
    )
    assert found(report, catalog, "M03") == [
        ("k1", "正文要写“社区网格”的数，而它是“未统计：系统升级”，照印出来不通，请改写这句话。")
    ]
    assert found(saying(report, "没有用到。"), catalog, "M03") == []


def test_a_share_of_about_so_many_is_not_invented(report_with, catalog):
    report = saying(report_with(h04__self_total="600余"), "优秀占{{h04.self_excellent_pct}}。{{h99.gone}}")
    (place, message) = found(report, catalog, "M03")[0]
    assert place == "k1"
    assert "未统计：由约数算不出准确的数" in message
