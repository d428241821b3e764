"""Open a file or a link in Thunderbird, as a desktop does, and read what its windows hold."""

from typing import Any, Final

from tests.support import debian, marionette

PREFERENCES: Final[marionette.Preferences] = {
    # One account. With "Local Folders" alone, it opens no message for writing. Nobody serves it.
    "mail.accountmanager.accounts": "account1",
    "mail.accountmanager.defaultaccount": "account1",
    "mail.account.account1.server": "server1",
    "mail.account.account1.identities": "id1",
    "mail.server.server1.type": "pop3",
    "mail.server.server1.hostname": "127.0.0.1",
    "mail.server.server1.userName": "visitor",
    "mail.server.server1.login_at_startup": False,
    "mail.server.server1.check_new_mail": False,
    "mail.identity.id1.fullName": "Visitor",
    "mail.identity.id1.useremail": "visitor@home.example",
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.shell.checkDefaultClient": False,
}

WAIT: Final = """
const until = async (find) => {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
};
"""

READ_MESSAGE: Final = """
const window = await until(() => {
  const opened = Services.wm.getMostRecentWindow("msgcompose");
  return opened?.composeEditorReady && opened;
});
return {
  to: Array.from(window.document.querySelectorAll("mail-address-pill"), (pill) => pill.fullAddress),
  subject: window.document.getElementById("msgSubject").value,
  body: window.document.getElementById("messageEditor").contentDocument.body.innerText,
};
"""

READ_EVENT: Final = """
const tabs = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
const { item } = await until(() => {
  const page = tabs.currentTabInfo?.browser?.contentDocument;
  const summary = page?.querySelector("calendar-item-summary");
  return summary?.item && summary;
});
return {
  title: item.title,
  start: item.startDate.icalString,
  end: item.endDate.icalString,
  location: item.getProperty("LOCATION") ?? "",
  description: item.getProperty("DESCRIPTION"),
  alarms: item.getAlarms().map((alarm) => alarm.offset.icalString),
};
"""


def composed(draft: str) -> dict[str, Any]:
    """Return what the window for writing holds, after opening a file or a link: `to`, `subject` and `body`."""
    message: dict[str, Any] = _read(draft, READ_MESSAGE)
    return message


def imported(file: str) -> dict[str, Any]:
    """Return the one event that a calendar file offers for import."""
    event: dict[str, Any] = _read(file, READ_EVENT)
    return event


def _read(argument: str, script: str) -> Any:
    """Start Thunderbird with a file or a link, and return what a script returns in it.

    Raises:
        FileNotFoundError: it isn't here and can't be installed.
        ConnectionError: it has crashed.
        RuntimeError: it doesn't open what the script waits for.
    """
    program = debian.program("thunderbird", "thunderbird")
    with marionette.launch(program, PREFERENCES, argument) as send:
        send("Marionette:SetContext", {"value": "chrome"})
        return send("ExecuteScript", {"script": f"return (async () => {{{WAIT}{script}}})()", "args": []})
