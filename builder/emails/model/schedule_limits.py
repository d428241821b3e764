"""What counts as an unusual time to offer for an interview. Both limits are our own judgement."""

from datetime import time, timedelta
from typing import Final

OFFICE_HOURS: Final = (time(8), time(18))
"""The earliest and the latest start, on the recipient's clock, that raise no question."""

MAX_OFFER_AHEAD: Final = timedelta(days=14)
"""Ten working days: a later offer looks like little interest."""
