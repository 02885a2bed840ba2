"""The right of the window: the document as the sheets that will be printed."""
