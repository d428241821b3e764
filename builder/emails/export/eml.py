"""The message as an .eml file that a desktop mail program opens as a draft.

`X-Unsent: 1` marks a draft for Outlook; a draft has no From, Date or Message-ID, which the program adds on sending
(symfony/symfony #44311). The body is in base64: Thunderbird 153 crashes on many a draft in quoted-printable. Python's
email package is imported on the first call only: few visitors need it.
"""

from typing import Final

from builder.emails.export.email_address import normalize_address
from builder.emails.text import sanitize
from builder.emails.text.message_ids import message_ids

MAX_LINE_CHARS: Final = 76
"""Characters of a line of the file (RFC 2045, 6.7, and RFC 2047, 2)."""

_PLAIN_SUBJECT: Final = 60
_ENCODED_WORD: Final = "=?"


def draft_file(subject: str, body: str, to: str, thread: str = "") -> str:
    """Return the draft as the text of a file of media type message/rfc822: ASCII only, lines ended by CRLF.

    thread: the ids of the mails that it replies to, the newest last; untrusted, and left out where there is
        anything else in it.

    Spaces at the ends of lines are dropped. An invalid address, or one whose local part is not ASCII, is omitted:
    RFC 6532 would allow the latter, but few programs open such a file.
    """
    from email.charset import BASE64, Charset
    from email.header import Header
    from email.message import Message

    # The newer EmailMessage reads "=?utf-8?q?...?=" in a subject as encoded text and writes something else; the older
    # Message takes a value as it is. It also loads in less than half the time.
    utf8 = Charset("utf-8")
    utf8.body_encoding = BASE64
    message: Message[str, str | Header] = Message()
    message["X-Unsent"] = "1"
    address = normalize_address(to)
    if address and address.isascii():
        message["To"] = address
    line = sanitize.clean_line(subject)
    if line:
        message["Subject"] = line if _is_plain(line) else Header(line, "utf-8", header_name="Subject")
    ids = message_ids(thread)
    if ids and " ".join(ids) == thread:
        message["In-Reply-To"] = ids[-1]
        message["References"] = " ".join(ids)
    message["MIME-Version"] = "1.0"
    # In base64 a text has the line ends of the network (RFC 2046, 4.1.1). A line that ends in a space is joined with
    # the next one by Thunderbird 153, as if the text were format=flowed (RFC 3676).
    text = "\r\n".join(line.rstrip(" ") for line in sanitize.clean_text(body).split("\n"))
    message.set_payload(text, utf8)
    lines = message.policy.clone(linesep="\r\n", max_line_length=MAX_LINE_CHARS)
    return message.as_bytes(policy=lines).decode("ascii")


def _is_plain(line: str) -> bool:
    """Return whether a subject can stand in the header as it is: short ASCII that nobody takes for encoded text."""
    return line.isascii() and len(line) <= _PLAIN_SUBJECT and _ENCODED_WORD not in line
