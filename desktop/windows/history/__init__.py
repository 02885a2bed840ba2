"""What happened to the report, who did it, and how any two of its states differ."""
