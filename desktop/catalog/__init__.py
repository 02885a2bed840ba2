"""The data files of resources/ as one immutable Catalog, with file, line and entry of every mistake in them."""
