"""How somebody's report becomes headings, paragraphs and quantities; every character read is accounted for."""
