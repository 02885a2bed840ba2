"""Who works at the command line."""

from __future__ import annotations

import getpass


def person() -> str:
    """Give the name under which the person is logged in; "" where the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
