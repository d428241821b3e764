"""Which times can be offered for an interview, and which are unusual. The limits are our own judgement."""

from datetime import time, timedelta
from typing import Final

OFFICE_HOURS: Final = (time(8), time(18))
"""The earliest and the latest start, on the recipient's clock, that raise no question."""

MAX_OFFER_AHEAD: Final = timedelta(days=14)
"""Ten working days: a later offer looks like little interest."""

MAX_DAYS_AHEAD: Final = timedelta(days=730)
"""The furthest day that is taken: a request's clock knows zones for 800 days, and beyond that hours would be wrong."""
