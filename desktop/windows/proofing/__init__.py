"""Proofreading somebody's file: which one, its whole text with what was found in it, copied and printed."""
