from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.ledger.across import Across
from desktop.ledger.loading import Reader
from desktop.ledger.prepared import Statements
from desktop.ledger.tables import METADATA


def test_tables_and_statements_are_written_for_postgresql_too():
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        text = str(CreateTable(table).compile(dialect=dialect))
        assert "ROWID" not in text
        for index in table.indexes:
            assert table.name in str(CreateIndex(index).compile(dialect=dialect))
        if table.name == "files":
            assert "content BYTEA NOT NULL" in text
    statements = Statements(dialect)
    assert statements.kept.keys() == {"figures", "particulars", "entries", "indicators", "annotations"}
    assert "FOR UPDATE" in statements.head._text
    assert "%(key_0)s" in statements.kept["figures"].update._text
    assert Reader(dialect)
    assert Across(dialect)
