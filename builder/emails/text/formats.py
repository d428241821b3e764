"""How dates, times and numbers are written in answers and links."""

import re
from typing import Final

ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ISO_TIME: Final = re.compile(r"\d{2}:\d{2}", re.ASCII)
NUMBER: Final = re.compile(r"\d{1,4}", re.ASCII)
