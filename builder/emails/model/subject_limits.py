"""How long a subject is to be, for the builder and for the check.

Source: Boomerang, 40 million emails: short subjects were answered most. A phone shows about sixty characters,
so what matters stands first.
"""

from typing import Final

MAX_SUBJECT_CHARS: Final = 70
MIN_SUBJECT_WORDS: Final = 3
MAX_SUBJECT_WORDS: Final = 12
