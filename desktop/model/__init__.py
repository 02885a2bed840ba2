"""What a report is: its catalog, figures, outline and edits. Pure values; this room knows no disk and no toolkit."""
