"""Set up before anything imports Qt: no screen is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
