"""采用单位材料: a department's text, its paragraphs ticked, figures linked, words changed, put under a heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.outline import Level
from desktop.reading.text_items import Placing, ProposedItem, headings_of
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import StillComboBox, sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tone_label import ToneLabel, Voice
from desktop.windows.material.editor import Rewording
from desktop.windows.material.items import ItemsModel
from desktop.windows.material.items_view import ItemsView
from desktop.windows.material.jobs import Material
from desktop.windows.material.links import LinksModel, LinksTable
from desktop.windows.material.telling import MaterialTelling

_WIDTH = 1240
_LEFT_SHARE, _RIGHT_SHARE = 6, 5
_LARGE_TEXT, _LIST_HEIGHT, _EDITOR_HEIGHT = 150, 420, 120  # percent, and pixels at 100 percent
_LEAST_SHOWN = 8  # characters of a heading
_WHOLE = "全文"
_CALM = "这一段没有要核对的。"
Place = tuple[str, str]  # the key of an entry, and its number and words


class MaterialDialog(ActDialog):
    """`placed` asks what the text would become, by a Placing; `chosen` gives the items and the Placing."""

    placed = Signal(object)
    chosen = Signal(tuple, object)

    def __init__(
        self, material: Material, places: Sequence[Place], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = (
            f"“{material.returned.name}”：采用的各段放到选定的标题下面，联动的数一起填进来，是一步，可以撤销。"
            "空格采用或不采用，F2改文字。"
        )
        super().__init__(Act("采用单位材料", sentence, "采用"), appearance, parent, width=_WIDTH)
        self.setObjectName("material")
        self._material, self._places = material, tuple(places)
        self._row = -1
        self.telling = MaterialTelling(material.report, material.catalog)
        self.model, self.links_model = ItemsModel(self.telling, self), LinksModel(material.catalog, self)
        self.view = ItemsView(self.model, appearance, self.body_widget)
        self.links = LinksTable(self.links_model, appearance, self.body_widget)
        self.editor = Rewording(self.telling, material.catalog, appearance, self.body_widget)
        self.under, self.part = StillComboBox(appearance), StillComboBox(appearance)
        self._doubts = ToneLabel(appearance, self.body_widget)
        self._doubts.setWordWrap(True)
        self._fill_places()
        self._lay_out()
        self._connect_parts()
        self._count()
        self.view.setFocus()

    @property
    def placing(self) -> Placing:
        """Where the text is to go, and which part of it."""
        return Placing(self._places[self.under.currentIndex()][0], str(self.part.currentData() or ""))

    def look(self) -> None:
        """Ask what the text would become."""
        self.placed.emit(self.placing)

    def show_items(self, items: Sequence[ProposedItem]) -> None:
        """Show what the text would become."""
        self.model.show_items(items)
        if items:
            self.view.setCurrentIndex(self.model.index(0))
        self._show_item()
        self._count()

    @override
    def done_by_user(self) -> None:
        self._keep_words()
        if self.model.chosen:
            self.chosen.emit(self.model.chosen, self.placing)
            self.accept()

    def reword(self) -> None:
        """Begin to reword the paragraph at hand."""
        if self._row >= 0:
            self.editor.setFocus()

    def _fill_places(self) -> None:
        material = self._material
        self.under.addItems([words for _, words in self._places])
        keys = [key for key, _ in self._places]
        self.under.setCurrentIndex(keys.index(material.likely) if material.likely in keys else 0)
        self.part.addItem(_WHOLE, "")
        for piece in headings_of(material.returned.structure):
            self.part.addItem(f"{'　' * max(0, piece.level - Level.PART)}{piece.number}{piece.text}", piece.key)

    def _lay_out(self) -> None:
        where, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for words, combo in (("放到", self.under), ("取材料的", self.part)):
            label = QLabel(words, self.body_widget)
            label.setBuddy(combo)
            combo.setAccessibleName(words)
            combo.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LEAST_SHOWN)
            where.addWidget(label)
            where.addWidget(combo, 1)
        left.addWidget(self.view, 1)
        right.addWidget(self._strong("这一段里的数"))
        right.addWidget(self.links, 1)
        right.addWidget(self._doubts)
        right.addWidget(self._strong("文字 F2（Enter改好，Esc不改，Ctrl+I插入指标）"))
        right.addWidget(self.editor, 2)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addLayout(left, _LEFT_SHARE)
        self._across.addLayout(right, _RIGHT_SHARE)
        doubts = self._material.returned.doubts(self._material.report.year)
        self.body.addLayout(where)
        if doubts:
            self.body.addWidget(sentence_label(" ".join(doubts), self.body_widget, role="warning"))
        self.body.addLayout(self._across, 1)
        self.appearance.changed.connect(self._turn)
        self._turn()

    def _strong(self, words: str) -> QLabel:
        label = QLabel(words, self.body_widget)
        label.setProperty("role", "strong")
        return label

    def _turn(self) -> None:
        """Put what is about the paragraph at hand below the list where large text leaves no room beside it."""
        px, large = self.appearance.px, self.appearance.percent >= _LARGE_TEXT
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        self.view.setMinimumHeight(px(_LIST_HEIGHT))
        self.editor.setMinimumHeight(px(_EDITOR_HEIGHT))
        tokens = self.appearance.tokens
        look = f"background: {tokens.surface}; border: 1px solid {tokens.line}; border-radius: 6px;"
        self.editor.setStyleSheet(f"QTextEdit {{ {look} padding: {px(6)}px; }}")

    def _connect_parts(self) -> None:
        self.under.currentIndexChanged.connect(self.look)
        self.part.currentIndexChanged.connect(self.look)
        self.model.decided.connect(self._decided)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.rewording.connect(self.reword)
        self.links_model.linked.connect(self._link)
        self.editor.done.connect(self._words_done)
        self.editor.given_up.connect(self._words_given_up)

    def _moved(self) -> None:
        self._keep_words()
        self._show_item()

    def _show_item(self) -> None:
        """Show what is about the paragraph at hand."""
        index = self.view.currentIndex()
        self._row = index.row() if index.isValid() else -1
        item = self.model.item(self._row) if self._row >= 0 else None
        self.links_model.show_item(item)
        self.editor.setEnabled(item is not None)
        self.editor.load(item.text if item is not None else "")
        doubts = " ".join(item.doubts) if item is not None else ""
        self._doubts.say(doubts or _CALM, Voice.WARNING if doubts else Voice.QUIET)

    def _decided(self) -> None:
        """Bring everything up to date that shows figures; what is being typed stays."""
        self._count()
        if 0 <= self._row < self.model.rowCount() and not self.editor.touched:
            self.editor.load(self.model.item(self._row).text)

    def _link(self, wanted: tuple[str, bool]) -> None:
        self.model.link(self._row, wanted[0], linked=wanted[1])

    def _keep_words(self) -> None:
        """Keep the words that were typed for the paragraph that was at hand."""
        self.editor.finish_composing()
        if self.editor.touched and 0 <= self._row < self.model.rowCount():
            self.editor.touched = False
            self.model.reword(self._row, self.editor.source.strip())
            self.links_model.show_item(self.model.item(self._row))

    def _words_done(self) -> None:
        self._keep_words()
        self.view.setFocus()

    def _words_given_up(self) -> None:
        self.editor.touched = False
        self._show_item()
        self.view.setFocus()

    def _count(self) -> None:
        count = len(self.model.chosen)
        figures = {one.code for item in self.model.chosen for one in item.figures if one.sets}
        more = f"、{len(figures)} 个数" if figures else ""
        self.primary.setText(f"采用 {count} 段{more}" if count else "没有要采用的")
        self.primary.setEnabled(count > 0)
