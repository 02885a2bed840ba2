"""How the tests of the text look at it."""

from desktop.model.outline import Level


def keys_of(pane):
    return [pane.model.row(number).entry.key for number in range(pane.model.rowCount())]


def text_of(pane, key):
    return next(entry.text for entry in pane.held.report.outline if entry.key == key)


def paragraph(pane):
    """Go to the first paragraph with a chip and give its key."""
    rows = (pane.model.row(number) for number in range(pane.model.rowCount()))
    row = next(row for row in rows if row.entry.level is Level.BODY and "{{" in row.entry.text)
    pane.go_to(row.entry.key)
    return row.entry.key
