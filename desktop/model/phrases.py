"""From a text with placeholders to runs with values in their places."""

from __future__ import annotations

from decimal import Decimal

from desktop.model.catalog import Catalog
from desktop.model.figure import Figure
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Code, Placeholder, Word, codes_in
from desktop.model.report import Report
from desktop.model.runs import Role, Run
from desktop.model.values import Values
from desktop.model.wording import Stated, word_figure
from desktop.quantities.written import write_number
from desktop.refusal import Refused

_EXPRESSION_DECIMALS = 2


class Phrases:
    """Words the placeholders of one report; a text that needs a figure that is missing says which."""

    def __init__(self, catalog: Catalog, report: Report, values: Values | None = None) -> None:
        self._catalog = catalog
        self._report = report
        self._values = values or Values(catalog, report)

    def plain(self, text: str) -> str:
        """Give a text with its placeholders filled in, as one string."""
        return "".join(run.text for run in self.runs(text))

    def to_fill(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Give the codes that somebody must fill before none of `codes` is missing: of a computed one its operands."""
        leaves = (leaf.code for code in codes for leaf in self._values.unfilled(Code(code)) or (Code(code),))
        return tuple(dict.fromkeys(leaves))

    def runs(self, text: str) -> tuple[Run, ...]:
        """Give a text as runs: plain text, figures, and 【待填：…】 where one is missing."""
        return _joined([run for _, run in self.pieces(text)])

    def pieces(self, text: str) -> tuple[tuple[str, Run], ...]:
        """Give a text in its pieces, each as it stands in the text and as the run it is printed as."""
        pieces: list[tuple[str, Run]] = []
        for index, piece in enumerate(split_text(text)):
            if index % 2:
                pieces.append((f"{{{{{piece}}}}}", self._placeholder(piece)))
            elif piece:
                pieces.append((piece, Run(piece)))
        return tuple(pieces)

    def _placeholder(self, source: str) -> Run:
        try:
            placeholder = parse_placeholder(source)
        except Refused:
            return Run(f"【待改：{source}】", Role.MISSING)
        match placeholder.expression:
            case Code(code, False):
                return self._figure(code, placeholder)
            case Code(code, True):
                return self._earlier(code, placeholder)
            case Word(word):
                return Run(self._word(word))
            case _:
                return self._computed(source, placeholder)

    def _word(self, word: str) -> str:
        offset = {"上年": -1, "本年": 0, "下年": 1}.get(word)
        return self._report.unit if offset is None else str(self._report.year + offset)

    def _figure(self, code: str, placeholder: Placeholder) -> Run:
        return self._worded(code, self._values.figure(code), placeholder)

    def _earlier(self, code: str, placeholder: Placeholder) -> Run:
        return self._worded(code, self._values.earlier(code), placeholder)

    def _worded(self, code: str, figure: Figure, placeholder: Placeholder) -> Run:
        indicator = self._catalog.indicators.get(code)
        if indicator is None:
            return Run(f"【待改：没有指标{code}】", Role.MISSING, code)
        words = word_figure(Stated(indicator, figure, self._values.earlier(code)), placeholder.formats)
        if words is not None:
            return Run(words, Role.FIGURE, code)
        # A change on last year can lack last year's figure; then that is what must be filled.
        lacking = f"上年{indicator.label}" if figure.filled else indicator.label
        return Run(f"【待填：{lacking}】", Role.MISSING, code)

    def _computed(self, source: str, placeholder: Placeholder) -> Run:
        value = self._values.evaluate(placeholder.expression)
        if value is None:
            operands = codes_in(placeholder.expression)
            lacking = next((o.code for o in operands if not self._values.figure(o.code).filled), "")
            label = self._catalog.indicators[lacking].label if lacking in self._catalog.indicators else source
            return Run(f"【待填：{label}】", Role.MISSING, lacking)
        first = codes_in(placeholder.expression)
        return Run(write_number(value, _decimals(value)), Role.FIGURE, first[0].code if first else "")


def _decimals(value: Decimal) -> int | None:
    return None if value == value.to_integral_value() else _EXPRESSION_DECIMALS


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and run.role is Role.TEXT and joined[-1].role is Role.TEXT:
            joined[-1] = Run(joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
