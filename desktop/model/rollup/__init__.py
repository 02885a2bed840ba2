"""The figures of many units of one year side by side: gathered, added up by their kinds, ranked, what is missing."""
