"""Where resources/ and templates/ are: in a checkout, in an installed wheel, in a frozen build."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
# A wheel and a frozen build carry resources/ inside the package; a checkout has it beside the package.
_ROOT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent

RESOURCES = _ROOT / "resources"
TEMPLATES = _ROOT / "templates"
