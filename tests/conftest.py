"""Set up before anything imports Qt: no screen is needed. How long an example takes is no matter of these tests."""

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Both measure the machine and what else runs on it; speed is held by the benchmarks, and a hang by the timeout.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("few", settings.get_profile("house"), max_examples=5)
settings.load_profile("house")
