"""Colours, measures, fonts and tags: how everything in the windows is drawn."""
