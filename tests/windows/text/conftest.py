"""The text of a heading of the sample year, with the keyboard on it."""

import pytest

from desktop.windows.heading_pane import HeadingPane
from desktop.windows.session import Session


@pytest.fixture
def pane(qtbot, appearance, catalog, sample):
    session = Session(catalog, sample)
    session.person = "王丽"
    heading = HeadingPane(appearance)
    qtbot.addWidget(heading)
    heading.resize(800, 700)
    heading.show_session(session)
    heading.show()
    qtbot.waitExposed(heading)
    heading.show_section(session.sections.index_of("H04"))
    heading.items.view.setFocus()
    heading.items.held, heading.items.around = session, heading
    return heading.items
