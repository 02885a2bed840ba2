"""The outline: numbers, levels, headings beside their siblings, and the contents that are prescribed."""
