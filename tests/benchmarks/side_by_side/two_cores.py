"""Keeps this process on two cores, where the system can: import it before everything else that counts cores."""

import os

THREADS = 2

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
