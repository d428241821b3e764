"""How a build of the runtime fails: in one line, with the command that mends it."""


class BuildFailure(Exception):
    """A piece is missing or is not the one that was recorded."""

    def __init__(self, what: str, mend: str) -> None:
        """Say what is wrong and the command that puts it right."""
        super().__init__(f"{what}\n  To mend it: {mend}")
