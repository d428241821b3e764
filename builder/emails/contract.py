"""What Python and the page say to each other, as types: every request, every response, and the data in the page.

builder/web/contract.d.ts is generated from this file (`make contract`), and a test compares the two. Nothing imports it
at run time, so it does not ship to the browser.
"""

from typing import Any, Literal, NotRequired, TypedDict

from builder.emails.checks.finding import MessagePart, Severity
from builder.emails.export.compose_links import OmittedPart
from builder.emails.export.email_address import AddressRule
from builder.emails.export.ics import CalendarEvent
from builder.emails.model.catalogue import Fault, MessageType

type Answers = dict[str, str]
"""Field name -> answer, as typed."""


# Requests


class ClockData(TypedDict):
    """The time of a request.

    Attributes:
        now: ISO 8601 in UTC.
        zones: IANA name -> the moments at which its offset changes, as [seconds since 1970, minutes east of UTC].
    """

    now: str
    zones: dict[str, list[tuple[int, int]]]


class MessageText(TypedDict):
    """A message as it stands in the page."""

    subject: str
    body: str


class ComposeRequest(TypedDict):
    """Write the message for some answers."""

    action: Literal["compose"]
    answers: Answers
    clock: ClockData


class CheckRequest(TypedDict):
    """Check a text, and make its links.

    Attributes:
        generated: it is the builder's own for these answers: what it lacks is in the message's `missing` already.
    """

    action: Literal["check"]
    answers: Answers
    clock: ClockData
    text: MessageText
    generated: NotRequired[bool]


class CatalogueRequest(TypedDict):
    """List every situation, cause, recipient and field."""

    action: Literal["catalogue"]


class DraftFileRequest(TypedDict):
    """Write an .eml file."""

    action: Literal["draft_file"]
    answers: Answers
    text: MessageText


class CalendarFileRequest(TypedDict):
    """Write an .ics file.

    Attributes:
        uid: the same for every file of one draft, so that a later one replaces it.
        sequence: grows with every file of one draft.
        url: the address of the builder's page.
    """

    action: Literal["calendar_file"]
    answers: Answers
    clock: ClockData
    uid: str
    sequence: int
    url: str


class ShareRequest(TypedDict):
    """Put answers into a link.

    Attributes:
        with_names: include what the visitor typed, not only choices, dates and times.
        with_job: include the job and the company, even without names.
    """

    action: Literal["share"]
    answers: Answers
    with_names: bool
    with_job: bool


class UnshareRequest(TypedDict):
    """Read the answers in a link."""

    action: Literal["unshare"]
    fragment: str


class ReadRequest(TypedDict):
    """Read an invitation or a reply.

    Attributes:
        answers: of them only the locale and the visitor's zone count.
        source: the text of a mail, an .eml or an .ics.
    """

    action: Literal["read"]
    answers: Answers
    clock: ClockData
    source: str


type Request = (
    ComposeRequest
    | CheckRequest
    | CatalogueRequest
    | DraftFileRequest
    | CalendarFileRequest
    | ShareRequest
    | UnshareRequest
    | ReadRequest
)
type Action = Literal["compose", "check", "catalogue", "draft_file", "calendar_file", "share", "unshare", "read"]


# Responses


class MissingFact(TypedDict):
    """A fact that would improve the message.

    Attributes:
        field: the field to fill in.
        say: what to call the fact.
    """

    field: str
    say: str


class Suggestion(TypedDict):
    """A likely answer: the value that the field takes, and how a button says it."""

    value: str
    label: str


class OfferDay(TypedDict):
    """A day that a new time can be offered on.

    Attributes:
        date: ISO.
        label: how a button says it.
        parts: morning, afternoon or any.
    """

    date: str
    label: str
    parts: list[str]


class AddressWarning(TypedDict):
    """A reason to look at the recipient's address again.

    Attributes:
        rule: the kind of warning.
        say: the warning, a sentence.
    """

    rule: AddressRule
    say: str


class FindingData(TypedDict):
    """One remark of the message check.

    Attributes:
        rule: the id of the rule.
        start: the first UTF-16 unit of the words it is about.
        end: the UTF-16 unit after the last; equal to `start` where something is missing.
        where: the part of the message that the span is in.
        say: the remark, a sentence.
        repair: what can safely replace the span; null where only the writer can tell.
        private: it is about a private matter and can be dismissed permanently.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    where: MessagePart
    say: str
    repair: str | None
    private: bool


class LinkData(TypedDict):
    """A link that opens the message in a mail program or service.

    Attributes:
        url: never longer than `limit`; what has no room is left out whole.
        length: the characters of the link with the whole message.
        limit: the characters that the target takes.
        fits: the whole message fits.
        omitted: what was left out of it.
    """

    url: str
    length: int
    limit: int
    fits: bool
    omitted: OmittedPart


class CallLink(TypedDict):
    """How to ring the recipient; both "" where no number is known."""

    url: str
    number: str


class SmsLengthData(TypedDict):
    """How a phone network counts a text.

    Attributes:
        units: the characters it is charged for.
        messages: the text messages it takes.
        is_gsm_7: it fits the 7-bit alphabet.
    """

    units: int
    messages: int
    is_gsm_7: bool


class FollowUpData(TypedDict):
    """When to write again if no reply comes: ISO dates.

    Attributes:
        nudge: the reminder; "" where it has been sent.
        last_from: the first day for the last note.
        last_by: the last day for the last note.
    """

    nudge: str
    last_from: str
    last_by: str


class TextSummary(TypedDict):
    """A text with its length and its links.

    Attributes:
        characters: of the body.
        sms_length: null unless it is a text message.
        speaking_seconds: null unless it is a script.
        links: mailto, gmail, outlook, office or yahoo -> link; sms in its place for a text message.
    """

    subject: str
    body: str
    characters: int
    sms_length: SmsLengthData | None
    speaking_seconds: int | None
    call: CallLink
    links: dict[str, LinkData]


class TextReport(TextSummary):
    """A text with what the check found in it, too."""

    findings: list[FindingData]


class SituationSummary(TypedDict):
    """What the page says about a situation.

    Attributes:
        why: which message this is, and why: a sentence.
        first_step: what to do before writing; "" for nothing.
        forms: channel -> why it is unavailable, "" where it is available.
    """

    why: str
    first_step: str
    forms: dict[str, str]


class CauseSummary(TypedDict):
    """What the builder has ready for the cause that was chosen.

    Attributes:
        sentence: what it says about the cause itself, for the visitor to change; "" without a cause.
        detail_hint: an example of a detail they could check; "" for none.
        remedies: what may be sorted already, to be chosen from.
    """

    sentence: str
    detail_hint: str
    remedies: list[str]


class CallStepData(TypedDict):
    """One step of a call.

    Attributes:
        id: the beat it comes from, such as call_no.
        label: when it is due: "If they say no".
        say: what to say, a breath or two.
    """

    id: str
    label: str
    say: str


class MessageResponse(TextSummary, SituationSummary):
    """The message for some answers, and everything the page shows with it but findings: those take a check.

    Attributes:
        type: the message type.
        fault: who caused it; "" where no cause was chosen.
        form: the channel it is written for.
        errors: field -> what is wrong with its answer, which counts as not given.
        warnings: field -> what is unusual about its answer, which counts all the same.
        needed_until: the last day on which the answers may be needed again, ISO; "" for today.
        calendar: the event that a calendar file would hold; "" for none.
        voice: the voice it has, the one suggested for its reader where none was chosen.
        call_steps: the parts of a call's script; empty for every other channel.
        suggestions: field -> likely answers.
        offer_days: the days on which a new time can be offered by a tap.
    """

    ok: Literal[True]
    kind: Literal["message"]
    situation: str
    type: MessageType
    fault: Fault | Literal[""]
    form: str
    errors: dict[str, str]
    warnings: dict[str, str]
    missing: list[MissingFact]
    address_warnings: list[AddressWarning]
    follow_up: FollowUpData | None
    needed_until: str
    calendar: CalendarEvent
    voice: str
    cause: CauseSummary
    call_steps: list[CallStepData]
    suggestions: dict[str, list[Suggestion]]
    offer_days: list[OfferDay]


class IncompleteResponse(TypedDict):
    """The answers name no situation, so there is no message yet."""

    ok: Literal[True]
    kind: Literal["incomplete"]
    errors: dict[str, str]
    warnings: dict[str, str]


class CheckResponse(TextReport):
    """The report on a text as it stands, edits included."""

    ok: Literal[True]
    kind: Literal["check"]


class FileResponse(TypedDict):
    """The text of a file to download."""

    ok: Literal[True]
    kind: Literal["file"]
    file: str


class ShareResponse(TypedDict):
    """The fragment of a share link, with its "#"."""

    ok: Literal[True]
    kind: Literal["share"]
    fragment: str


class EvidenceData(TypedDict):
    """The words a fact was read from, at [start, end) in the text that was read."""

    text: str
    start: int
    end: int


class QuestionData(TypedDict):
    """What only the visitor can decide about a field.

    Attributes:
        reason: why it is asked, by its id.
        choices: which values are possible.
        text: the words that it is about.
        say: the question, a sentence.
    """

    field: str
    reason: str
    choices: list[str]
    text: str
    say: str


class ReadingData(TypedDict):
    """What was read.

    Attributes:
        kind: invitation, reply or other.
        answers: field -> value; the fields are the form's own, and `interview_end`.
        reply: what a reply says; null where it is none.
    """

    kind: str
    answers: Answers
    reply: str | None
    evidence: dict[str, EvidenceData]
    questions: list[QuestionData]


class ReadResponse(TypedDict):
    """What was read, or a sentence on why nothing was."""

    ok: Literal[True]
    kind: Literal["reading"]
    reading: ReadingData | None
    problem: str


class UnshareResponse(TypedDict):
    """The answers in a share link.

    Attributes:
        ignored: the names of what the page does not know.
        contents: what it brought, and what to do next; "" for nothing worth naming.
        problem: why the link could not be read, a sentence; "" where it could.
    """

    ok: Literal[True]
    kind: Literal["unshare"]
    answers: Answers
    ignored: list[str]
    contents: str
    problem: str


class CatalogueResponse(TypedDict):
    """Everything the builder knows."""

    ok: Literal[True]
    kind: Literal["catalogue"]
    catalogue: "CatalogueData"


class ErrorResponse(TypedDict):
    """The request makes no sense.

    Attributes:
        error: what is wrong with it, one line for the console.
    """

    ok: Literal[False]
    error: str


type ComposeResponse = MessageResponse | IncompleteResponse
type SuccessResponse = (
    ComposeResponse | CheckResponse | FileResponse | ShareResponse | UnshareResponse | ReadResponse | CatalogueResponse
)
type Response = SuccessResponse | ErrorResponse


class ResponseByAction(TypedDict):
    """Action -> the response to it, where it makes sense."""

    compose: ComposeResponse
    check: CheckResponse
    catalogue: CatalogueResponse
    draft_file: FileResponse
    calendar_file: FileResponse
    share: ShareResponse
    unshare: UnshareResponse
    read: ReadResponse


# The catalogue (builder/emails/model/)


class SituationData(TypedDict):
    """Something to write; builder.emails.model.catalogue.situations.Situation explains its parts."""

    message_type: MessageType
    tense: Literal["before", "after"]
    word_range: tuple[int, int]
    channels: list[str]
    wanted_facts: list[str]
    asks_to_reschedule: bool


class CauseData(TypedDict):
    """What happened; builder.emails.model.catalogue.causes.Cause explains its parts."""

    fault: Fault
    private: bool
    situations: list[str]
    kinds: list[str]
    gentle: bool
    unaware: bool


class RecipientData(TypedDict):
    """Who reads the message; builder.emails.model.catalogue.recipients.Recipient explains its parts."""

    formality: str
    variant: MessageType | None
    voice: str


class FieldData(TypedDict):
    """One question; builder.emails.model.catalogue.fields.Field explains its parts."""

    kind: Literal["choice", "tick", "line", "email", "tel", "date", "time", "zone", "number", "ids"]
    group: str
    limit: int
    situations: list[str]
    choices: list[str]
    autocomplete: str
    causes: list[str]
    recipients: list[str]
    minimum: int
    maximum: int


class CatalogueData(TypedDict):
    """Everything the builder knows, by id.

    Attributes:
        types: every message type.
        counts: how many there are of each.
    """

    situations: dict[str, SituationData]
    causes: dict[str, CauseData]
    recipients: dict[str, RecipientData]
    fields: dict[str, FieldData]
    forms: list[str]
    formats: list[str]
    locales: list[str]
    types: list[MessageType]
    counts: dict[str, int]


# Data in the page


class ReadyMadeMessage(TypedDict):
    """A message that the build wrote."""

    subject: str
    body: str


class Conditions(TypedDict):
    """The answers that a part of the form depends on; a missing list is no condition.

    Attributes:
        situations: the situations it applies in.
        causes: the causes it applies to.
        recipients: the recipients it applies to.
    """

    situations: NotRequired[list[str]]
    causes: NotRequired[list[str]]
    recipients: NotRequired[list[str]]


class FieldSummary(TypedDict):
    """What the form needs to know about a field.

    Attributes:
        choices: the values that a choice takes, apart from none.
        situations: the situations it applies in; missing for all.
        causes: the causes it applies to; missing for all.
        recipients: the recipients it applies to; missing for all.
    """

    kind: Literal["choice", "tick", "line", "email", "tel", "date", "time", "zone", "number", "ids"]
    choices: NotRequired[list[str]]
    situations: NotRequired[list[str]]
    causes: NotRequired[list[str]]
    recipients: NotRequired[list[str]]


class FirstPaint(TypedDict):
    """What the builder's page knows before Python runs (overrides/hooks/first_paint.py).

    Attributes:
        default_situation: the situation that the page opens with.
        question_fields: the fields whose answers decide the situation.
        situation_by_answers: their answers, in that order and joined by "|" -> situation, "" for none. Where all of
            them have no entry, that of the last ones counts.
        implied_answers: situation -> the answers that choosing it implies.
        messages: situation -> cause, "" for none -> locale -> message.
        fields: the fields of the form by name.
        causes: cause -> where it can be chosen.
    """

    default_situation: str
    question_fields: list[str]
    situation_by_answers: dict[str, str]
    implied_answers: dict[str, Answers]
    situations: dict[str, SituationSummary]
    messages: dict[str, dict[str, dict[str, ReadyMadeMessage]]]
    fields: dict[str, FieldSummary]
    causes: dict[str, Conditions]


class DistributionFile(TypedDict):
    """A file of the Python distribution.

    Attributes:
        path: relative to the manifest's `base`; it begins with a hash of the content.
        bytes: its size.
        gzip: its size as it travels.
        integrity: as the `integrity` attribute of HTML has it.
    """

    path: str
    bytes: int
    gzip: int
    integrity: str


class SnapshotData(TypedDict):
    """What it takes to restore the snapshot of Python's memory.

    Attributes:
        heap: the size of the memory in bytes.
        header: what Pyodide keeps before the memory, base64.
    """

    heap: int
    header: str


class PackageLock(TypedDict):
    """The part of Pyodide's lock file that the page reads: one entry a package."""

    info: NotRequired[dict[str, Any]]
    packages: dict[str, dict[str, Any]]


class Manifest(TypedDict):
    """The Python distribution (builder/runtime/distribution.py).

    Attributes:
        base: the folder of its files, relative to the site's root.
        files: its files by role, and its packages by name.
        lock: what `loadPyodide` takes as its lock file.
        snapshot: missing where the distribution has none.
    """

    base: str
    files: dict[str, DistributionFile]
    lock: PackageLock
    snapshot: NotRequired[SnapshotData]
