"""For all tests: on the project's own check hypothesis draws the same examples each time; elsewhere it explores."""

import os

from hypothesis import settings

settings.register_profile("check", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("check")
