"""What the rows of the text say."""

from PySide6.QtCore import Qt

from desktop.model.edits import SetText
from desktop.windows.session import Session
from desktop.windows.text.item_model import ItemModel


def test_untouched_wording_is_tagged_until_it_is_touched(blank, catalog):
    session = Session(catalog, blank)
    model = ItemModel()
    model.show_session(session)
    model.show_section(session.sections.index_of("H04"))
    tagged = next(i for i in range(model.rowCount()) if model.row(i).tagged)
    assert model.index(tagged).data(Qt.ItemDataRole.AccessibleTextRole).endswith("沿用未改")
    session.do(SetText(model.row(tagged).entry.key, "改过"), "改")
    assert not model.row(tagged).tagged
