"""How severities look wherever findings are listed."""

from __future__ import annotations

from desktop.model.severity import Severity
from desktop.windows.looks.tags import Tone

SEVERITY_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.HINT: Tone.PLAIN}
