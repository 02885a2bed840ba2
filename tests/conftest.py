"""Set up before anything imports Qt: no screen is needed."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("few", max_examples=5)
