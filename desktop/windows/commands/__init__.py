"""What the keys, the menu, the header and the start page ask for: one small group of commands in each file.

A new group is one file here and its class in `GROUPS` (groups.py); a key of it is one line in keys.py.
"""
