"""How long a subject is to be, for the builder and for the check.

Source: Boomerang, 40 million emails: short subjects were answered most. Sixty characters are what a phone shows.
"""

from typing import Final

MAX_SUBJECT_CHARS: Final = 60
MIN_SUBJECT_WORDS: Final = 4
MAX_SUBJECT_WORDS: Final = 9
