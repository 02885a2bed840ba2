"""The Word file: a template with named styles, and the body that is written into it."""
