"""How the Word room says no to a template."""

from __future__ import annotations

from desktop.refusal import Refused


def refused(template: str, code: str, what: str) -> Refused:
    """Make the refusal of a template: `what` ends the sentence that its name begins."""
    return Refused(f"TEMPLATE-{code}", f"模板“{template}”{what}")
