"""The error that every step of the build raises."""


class BuildError(Exception):
    """Something is missing, or isn't what was recorded; the message has the problem and the command that fixes it."""

    def __init__(self, problem: str, remedy: str) -> None:
        """Take the problem, a sentence, and the remedy, a command or an instruction."""
        super().__init__(f"{problem}\n  To fix it: {remedy}")
