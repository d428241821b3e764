"""What a browser with the builder in its tabs must show and store: a model in plain Python, which knows no browser."""

from copy import deepcopy
from dataclasses import dataclass, field

ANSWERS = ("your_name", "role", "company", "recipient_name")
"""The fields that operations fill in with words of the visitor's."""

SAVED_STEPS = 20
"""The steps of undo that a draft holds (edit-history.js)."""


@dataclass
class Text:
    """The text of one channel.

    Attributes:
        body: the visitor's words; None while Python's stand there.
        past, future: the steps nearest to undo and redo, the next one last, as far as they are known.
    """

    body: str | None = None
    past: list[str | None] = field(default_factory=list)
    future: list[str | None] = field(default_factory=list)

    def edit(self, body: str | None) -> None:
        """Replace the text by a step that can be undone."""
        self.past.append(self.body)
        self.body, self.future = body, []

    def undo(self) -> None:
        """Go a step back."""
        self.future.append(self.body)
        self.body = self.past.pop()

    def redo(self) -> None:
        """Go a step forward."""
        self.past.append(self.body)
        self.body = self.future.pop()

    def generate(self) -> None:
        """Let Python write anew: in its own text, that may be a step or part of the one before."""
        if self.body is None:
            self.past.clear()


@dataclass
class Draft:
    """What a tab has of the visitor.

    Attributes:
        words: all that were given since the last erasure; undo may hold those that are out of sight.
        was_kept: it was kept on the device at some time, which stores even an empty draft.
    """

    texts: dict[str, Text] = field(default_factory=lambda: {"email": Text()})
    channel: str = "email"
    answers: dict[str, str] = field(default_factory=lambda: dict.fromkeys(ANSWERS, ""))
    cause: str = ""
    words: set[str] = field(default_factory=set)
    was_kept: bool = False

    @property
    def text(self) -> Text:
        """The text in sight."""
        return self.texts.get(self.channel) or Text("")

    def own_text(self) -> Text:
        """Return the text in sight, to be changed."""
        return self.texts.setdefault(self.channel, Text(""))

    def answer(self, name: str, value: str) -> None:
        """Answer a field."""
        self.answers[name] = value
        self.generate()

    def generate(self) -> None:
        """Let Python answer to what was changed."""
        for text in self.texts.values():
            text.generate()

    def switch(self, channel: str) -> None:
        """Show another channel."""
        self.channel = channel
        if channel != "own":
            self.texts.setdefault(channel, Text())
        self.generate()

    def reload(self) -> None:
        """Come back from the storage: with the steps nearest, and to a channel that has a text."""
        for text in self.texts.values():
            text.past, text.future = text.past[-SAVED_STEPS:], text.future[-SAVED_STEPS:]
        if self.channel not in self.texts:
            self.channel = "email"


@dataclass
class Document:
    """One visit of the builder in a tab's history.

    Attributes:
        invitation: what stands in its box; nothing stores it.
        is_cached: it was left, and comes back with that box or without.
        kills: how often its Python was killed.
    """

    invitation: str = ""
    is_cached: bool = False
    kills: int = 0


@dataclass
class Tab:
    """A tab: its draft, and the documents of the builder in its history."""

    draft: Draft = field(default_factory=Draft)
    is_kept: bool = False
    documents: list[Document] = field(default_factory=lambda: [Document()])
    position: int = 0

    @property
    def document(self) -> Document:
        """The one in sight."""
        return self.documents[self.position]

    def add(self) -> None:
        """Go on to another document, which takes the place of those that were forward of here."""
        self.document.is_cached = True
        self.documents[self.position + 1 :] = [Document()]
        self.position += 1

    def keep(self) -> None:
        """Keep the draft on the device, or no longer."""
        self.is_kept = not self.is_kept
        self.draft.was_kept = True

    def erase(self) -> None:
        """Forget everything, in the documents that are cached too."""
        self.draft, self.is_kept = Draft(), False
        for document in self.documents:
            document.invitation = ""


@dataclass
class Model:
    """All tabs, the one in sight, and what a closed one left on the device."""

    tabs: list[Tab] = field(default_factory=lambda: [Tab()])
    number: int = 0
    left: Draft | None = None
    before: "Model | None" = None

    @property
    def tab(self) -> Tab:
        """The one in sight."""
        return self.tabs[self.number]

    @property
    def device_words(self) -> set[str]:
        """The words that may be on the device."""
        kept = [tab.draft for tab in self.tabs if tab.is_kept] + ([self.left] if self.left else [])
        return set().union(*(draft.words for draft in kept))

    def load(self) -> None:
        """Load the document in sight: in a tab that has no draft, it takes the one that a closed tab left."""
        self.tab.documents[self.tab.position] = Document()
        if self.left and self.tab.draft == Draft():
            self.tab.draft, self.tab.is_kept, self.left = self.left, True, None
        self.tab.draft.reload()

    def leave(self) -> None:
        """Go on to another document."""
        self.tab.add()
        self.load()

    def go(self, steps: int, *, is_cached: bool) -> None:
        """Move in the history, to a document that was cached or is loaded again."""
        self.tab.document.is_cached = True
        self.tab.position += steps
        if is_cached:
            self.tab.draft.reload()
        else:
            self.load()

    def open_tab(self) -> None:
        """Open another tab."""
        self.tabs.append(Tab())
        self.number = len(self.tabs) - 1
        self.load()

    def close_tab(self) -> None:
        """Close the tab in sight, and show the first one."""
        closed = self.tabs.pop(self.number)
        self.left, self.number = closed.draft if closed.is_kept else self.left, 0

    def erase(self) -> None:
        """Forget what the tab in sight has, and what any tab keeps on the device; once, it can be undone."""
        if self.before:
            self.before.left = self.left or self.before.left
        self.before = self.before or deepcopy(Model(self.tabs, self.number, self.left))
        self.tab.erase()
        self.left = None
        for tab in self.tabs:
            tab.is_kept = False

    def undo_erase(self) -> None:
        """Bring it back, with the invitation in sight."""
        assert self.before
        self.left = self.before.left
        self.tab.document.invitation = self.before.tab.document.invitation
        for tab, before in zip(self.tabs, self.before.tabs, strict=True):
            tab.draft, tab.is_kept = before.draft, before.is_kept
        self.before = None
