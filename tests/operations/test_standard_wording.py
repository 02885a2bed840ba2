"""The standard wording comes back for an entry, and for all that stands under a heading."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.model.edits import AddEntries, RemoveEntries, SetText, apply
from desktop.model.outline import Entry, Level
from desktop.operations.standard_wording import restore_entry, restore_heading, standard_text
from desktop.operations.years import blank_report

CATALOG = standard_catalog()
BLANK = blank_report(CATALOG, "银州区", 2022)
BODY = "h04.3.body"


def test_a_paragraph_that_was_reworded_gets_its_wording_back_untouched():
    reworded = apply(BLANK, SetText(BODY, "另写的。"))
    edit = restore_entry(CATALOG, reworded, BODY)
    assert edit is not None
    assert apply(reworded, edit) == BLANK
    assert restore_entry(CATALOG, BLANK, BODY) is None


def test_what_was_added_by_hand_has_no_standard_wording():
    own = apply(BLANK, AddEntries(BODY, (Entry("own", Level.BODY, "自己写的。"),)))
    assert standard_text(CATALOG, own, "own") is None


@given(st.sets(st.sampled_from(["h04.1", "h04.1.body", "h04.3", BODY]), min_size=1))
def test_a_heading_gets_all_its_entries_back(gone):
    changed = apply(BLANK, RemoveEntries(tuple(gone)))
    edit = restore_heading(CATALOG, changed, "h04")
    assert edit is not None
    assert apply(changed, edit) == BLANK
    assert apply(apply(changed, edit), edit.inverse(changed)) == changed


def test_a_heading_that_reads_so_already_or_has_no_code_is_left_alone():
    assert restore_heading(CATALOG, BLANK, "h04") is None
    assert restore_heading(CATALOG, BLANK, "h04.3") is None


def test_entries_whose_keys_are_taken_elsewhere_get_new_ones():
    heading = next(entry for entry in BLANK.outline if entry.key == "h04")
    others = tuple(entry for entry in BLANK.outline if not entry.key.startswith("h04"))
    strange = replace(BLANK, outline=(*others, Entry(BODY, Level.PART, "别处"), replace(heading, key="mine")))
    edit = restore_heading(CATALOG, strange, "mine")
    assert edit is not None
    outline = apply(strange, edit).outline
    assert len({entry.key for entry in outline}) == len(outline)
    assert [entry.text for entry in outline if entry.level is Level.BODY and entry.key == BODY] == []
    assert any(entry.text == standard_entry().text for entry in outline[outline.index(strange.outline[-1]) :])


def standard_entry():
    return next(entry for entry in BLANK.outline if entry.key == BODY)
