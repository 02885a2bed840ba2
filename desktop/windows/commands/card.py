"""The card of the figure at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.notice_bar import Notice

if TYPE_CHECKING:
    from desktop.windows.card.cards import Cards


class CardCommands(Group):
    """Opens it wherever a figure is at hand: a row of the table, a chip in the text, a finding."""

    def __init__(self, desk: Desk) -> None:
        self._cards: Cards | None = None
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("card", self.card, Menu.WAYS),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.place.heading.table.card_wanted.connect(self.card)

    @override
    def finish(self) -> None:
        if self._cards is not None:
            self._cards.finish()

    def card(self) -> None:
        """Show the card of the figure at hand; of several in one paragraph, ask which."""
        window = self.desk.window
        session = window.session
        if session is None:
            return
        codes = [code for code in window.place.figures_at_hand() if code in session.catalog.indicators]
        if not codes:
            window.tell(Notice("这里没有指标；请先选表里的一行，或者文字里的一个数。", passing=True))
        elif len(codes) == 1:
            self.show_card(codes[0])
        else:
            self._ask_which(codes)

    def show_card(self, code: str) -> None:
        """Show the card of an indicator."""
        if self._cards is None:
            from desktop.windows.card.cards import Cards

            self._cards = Cards(self.desk.window, self.desk.office, self.desk.appearance)
            self._cards.trend_wanted.connect(self.desk.window.trend_wanted)
        self._cards.open(code)

    def _ask_which(self, codes: list[str]) -> None:
        from desktop.windows.figures.find_indicator import FindIndicatorDialog, Offer

        window = self.desk.window
        session = window.session
        if session is not None:
            hint, form = "这一段里有这些指标，回车打开卡片。", session.report.heading_set
            offer = Offer("指标卡片", hint, values=session.values, catalog=session.catalog, heading_set=form)
            known = [session.catalog.indicator(code) for code in codes]
            dialog = FindIndicatorDialog(offer, known, self.desk.appearance, window)
            dialog.chosen.connect(self.show_card)
            dialog.open()
