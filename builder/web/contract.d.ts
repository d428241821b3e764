/* Generated from builder/emails/contract.py by `make contract`. Do not edit. */

export type MessagePart = "subject" | "body";

export type Severity = "fix" | "warn" | "tip";

export type OmittedPart = "" | "long" | "address" | "long-address";

export type AddressRule = "unusable" | "mixed" | "ascii" | "unread" | "invites" | "greeting";

export type CalendarEvent = "interview" | "nudge" | "last-note" | "";

export type Fault = "own" | "shared" | "external" | "private" | "employer";

export type MessageType =
  | "late"
  | "cannot-attend"
  | "first-apology"
  | "recorded-missed"
  | "missed-again"
  | "after-call"
  | "after-voicemail"
  | "reply-to-them"
  | "confirm-call"
  | "confirm-email"
  | "after-refusal"
  | "reminder"
  | "last-note"
  | "accept-new-time"
  | "decline-new-time"
  | "withdraw"
  | "withdraw-after"
  | "call-script"
  | "voicemail-script"
  | "text-message"
  | "agency"
  | "panel"
  | "employer-side"
  | "campus";

export type Answers = Record<string, string>;

/** The time of a request. */
export interface ClockData {
  /** ISO 8601 in UTC. */
  now: string;
  /** IANA name -> the moments at which its offset changes, as [seconds since 1970, minutes east of UTC]. */
  zones: Record<string, [number, number][]>;
}

/** A message as it stands in the page. */
export interface MessageText {
  subject: string;
  body: string;
}

/** Write the message for some answers. */
export interface ComposeRequest {
  action: "compose";
  answers: Answers;
  clock: ClockData;
}

/** Check a text, and make its links. */
export interface CheckRequest {
  action: "check";
  answers: Answers;
  clock: ClockData;
  text: MessageText;
  /** it is the builder's own for these answers: what it lacks is in the message's `missing` already. */
  generated?: boolean;
}

/** List every situation, cause, recipient and field. */
export interface CatalogueRequest {
  action: "catalogue";
}

/** Write an .eml file. */
export interface DraftFileRequest {
  action: "draft_file";
  answers: Answers;
  text: MessageText;
}

/** Write an .ics file. */
export interface CalendarFileRequest {
  action: "calendar_file";
  answers: Answers;
  clock: ClockData;
  /** the same for every file of one draft, so that a later one replaces it. */
  uid: string;
  /** grows with every file of one draft. */
  sequence: number;
  /** the address of the builder's page. */
  url: string;
}

/** Put answers into a link. */
export interface ShareRequest {
  action: "share";
  answers: Answers;
  /** include what the visitor typed, not only choices, dates and times. */
  with_names: boolean;
  /** include the job and the company, even without names. */
  with_job: boolean;
}

/** Read the answers in a link. */
export interface UnshareRequest {
  action: "unshare";
  fragment: string;
}

/** Read an invitation or a reply. */
export interface ReadRequest {
  action: "read";
  /** of them only the locale and the visitor's zone count. */
  answers: Answers;
  clock: ClockData;
  /** the text of a mail, an .eml or an .ics. */
  source: string;
}

export type Request =
  | ComposeRequest
  | CheckRequest
  | CatalogueRequest
  | DraftFileRequest
  | CalendarFileRequest
  | ShareRequest
  | UnshareRequest
  | ReadRequest;

export type Action = "compose" | "check" | "catalogue" | "draft_file" | "calendar_file" | "share" | "unshare" | "read";

/** A fact that would improve the message. */
export interface MissingFact {
  /** the field to fill in. */
  field: string;
  /** what to call the fact. */
  say: string;
}

/** A likely answer: the value that the field takes, and how a button says it. */
export interface Suggestion {
  value: string;
  label: string;
}

/** A day that a new time can be offered on. */
export interface OfferDay {
  /** ISO. */
  date: string;
  /** how a button says it. */
  label: string;
  /** morning, afternoon or any. */
  parts: string[];
}

/** A reason to look at the recipient's address again. */
export interface AddressWarning {
  /** the kind of warning. */
  rule: AddressRule;
  /** the warning, a sentence. */
  say: string;
}

/** One remark of the message check. */
export interface FindingData {
  /** the id of the rule. */
  rule: string;
  severity: Severity;
  /** the first UTF-16 unit of the words it is about. */
  start: number;
  /** the UTF-16 unit after the last; equal to `start` where something is missing. */
  end: number;
  /** the part of the message that the span is in. */
  where: MessagePart;
  /** the remark, a sentence. */
  say: string;
  /** what can safely replace the span; null where only the writer can tell. */
  repair: string | null;
  /** it is about a private matter and can be dismissed permanently. */
  private: boolean;
}

/** A link that opens the message in a mail program or service. */
export interface LinkData {
  /** never longer than `limit`; what has no room is left out whole. */
  url: string;
  /** the characters of the link with the whole message. */
  length: number;
  /** the characters that the target takes. */
  limit: number;
  /** the whole message fits. */
  fits: boolean;
  /** what was left out of it. */
  omitted: OmittedPart;
}

/** How to ring the recipient; both "" where no number is known. */
export interface CallLink {
  url: string;
  number: string;
}

/** How a phone network counts a text. */
export interface SmsLengthData {
  /** the characters it is charged for. */
  units: number;
  /** the text messages it takes. */
  messages: number;
  /** it fits the 7-bit alphabet. */
  is_gsm_7: boolean;
}

/** When to write again if no reply comes: ISO dates. */
export interface FollowUpData {
  /** the reminder; "" where it has been sent. */
  nudge: string;
  /** the first day for the last note. */
  last_from: string;
  /** the last day for the last note. */
  last_by: string;
}

/** A text with its length and its links. */
export interface TextSummary {
  subject: string;
  body: string;
  /** of the body. */
  characters: number;
  /** null unless it is a text message. */
  sms_length: SmsLengthData | null;
  /** null unless it is a script. */
  speaking_seconds: number | null;
  call: CallLink;
  /** mailto, gmail, outlook, office or yahoo -> link; sms in its place for a text message. */
  links: Record<string, LinkData>;
}

/** A text with what the check found in it, too. */
export interface TextReport {
  subject: string;
  body: string;
  characters: number;
  sms_length: SmsLengthData | null;
  speaking_seconds: number | null;
  call: CallLink;
  links: Record<string, LinkData>;
  findings: FindingData[];
}

/** What the page says about a situation. */
export interface SituationSummary {
  /** which message this is, and why: a sentence. */
  why: string;
  /** what to do before writing; "" for nothing. */
  first_step: string;
  /** channel -> why it is unavailable, "" where it is available. */
  forms: Record<string, string>;
}

/** What the builder has ready for the cause that was chosen. */
export interface CauseSummary {
  /** what it says about the cause itself, for the visitor to change; "" without a cause. */
  sentence: string;
  /** an example of a detail they could check; "" for none. */
  detail_hint: string;
  /** what may be sorted already, to be chosen from. */
  remedies: string[];
}

/** One step of a call. */
export interface CallStepData {
  /** the beat it comes from, such as call_no. */
  id: string;
  /** when it is due: "If they say no". */
  label: string;
  /** what to say, a breath or two. */
  say: string;
}

/** The message for some answers, and everything the page shows with it but findings: those take a check. */
export interface MessageResponse {
  subject: string;
  body: string;
  characters: number;
  sms_length: SmsLengthData | null;
  speaking_seconds: number | null;
  call: CallLink;
  links: Record<string, LinkData>;
  why: string;
  first_step: string;
  forms: Record<string, string>;
  ok: true;
  kind: "message";
  situation: string;
  /** the message type. */
  type: MessageType;
  /** who caused it; "" where no cause was chosen. */
  fault: Fault | "";
  /** the channel it is written for. */
  form: string;
  /** field -> what is wrong with its answer, which counts as not given. */
  errors: Record<string, string>;
  /** field -> what is unusual about its answer, which counts all the same. */
  warnings: Record<string, string>;
  missing: MissingFact[];
  address_warnings: AddressWarning[];
  follow_up: FollowUpData | null;
  /** the last day on which the answers may be needed again, ISO; "" for today. */
  needed_until: string;
  /** the event that a calendar file would hold; "" for none. */
  calendar: CalendarEvent;
  /** the voice it has, the one suggested for its reader where none was chosen. */
  voice: string;
  cause: CauseSummary;
  /** the parts of a call's script; empty for every other channel. */
  call_steps: CallStepData[];
  /** field -> likely answers. */
  suggestions: Record<string, Suggestion[]>;
  /** the days on which a new time can be offered by a tap. */
  offer_days: OfferDay[];
}

/** The answers name no situation, so there is no message yet. */
export interface IncompleteResponse {
  ok: true;
  kind: "incomplete";
  errors: Record<string, string>;
  warnings: Record<string, string>;
}

/** The report on a text as it stands, edits included. */
export interface CheckResponse {
  subject: string;
  body: string;
  characters: number;
  sms_length: SmsLengthData | null;
  speaking_seconds: number | null;
  call: CallLink;
  links: Record<string, LinkData>;
  findings: FindingData[];
  ok: true;
  kind: "check";
}

/** The text of a file to download. */
export interface FileResponse {
  ok: true;
  kind: "file";
  file: string;
}

/** The fragment of a share link, with its "#". */
export interface ShareResponse {
  ok: true;
  kind: "share";
  fragment: string;
}

/** The words a fact was read from, at [start, end) in the text that was read. */
export interface EvidenceData {
  text: string;
  start: number;
  end: number;
}

/** What only the visitor can decide about a field. */
export interface QuestionData {
  field: string;
  /** why it is asked, by its id. */
  reason: string;
  /** which values are possible. */
  choices: string[];
  /** the words that it is about. */
  text: string;
  /** the question, a sentence. */
  say: string;
}

/** What was read. */
export interface ReadingData {
  /** invitation, reply or other. */
  kind: string;
  /** field -> value; the fields are the form's own, and `interview_end`. */
  answers: Answers;
  /** what a reply says; null where it is none. */
  reply: string | null;
  evidence: Record<string, EvidenceData>;
  questions: QuestionData[];
}

/** What was read, or a sentence on why nothing was. */
export interface ReadResponse {
  ok: true;
  kind: "reading";
  reading: ReadingData | null;
  problem: string;
}

/** The answers in a share link. */
export interface UnshareResponse {
  ok: true;
  kind: "unshare";
  answers: Answers;
  /** the names of what the page does not know. */
  ignored: string[];
  /** what it brought, and what to do next; "" for nothing worth naming. */
  contents: string;
  /** why the link could not be read, a sentence; "" where it could. */
  problem: string;
}

/** Everything the builder knows. */
export interface CatalogueResponse {
  ok: true;
  kind: "catalogue";
  catalogue: CatalogueData;
}

/** The request makes no sense. */
export interface ErrorResponse {
  ok: false;
  /** what is wrong with it, one line for the console. */
  error: string;
}

export type ComposeResponse = MessageResponse | IncompleteResponse;

export type SuccessResponse =
  | ComposeResponse
  | CheckResponse
  | FileResponse
  | ShareResponse
  | UnshareResponse
  | ReadResponse
  | CatalogueResponse;

export type Response = SuccessResponse | ErrorResponse;

/** Action -> the response to it, where it makes sense. */
export interface ResponseByAction {
  compose: ComposeResponse;
  check: CheckResponse;
  catalogue: CatalogueResponse;
  draft_file: FileResponse;
  calendar_file: FileResponse;
  share: ShareResponse;
  unshare: UnshareResponse;
  read: ReadResponse;
}

/** Something to write; builder.emails.model.catalogue.situations.Situation explains its parts. */
export interface SituationData {
  message_type: MessageType;
  tense: "before" | "after";
  word_range: [number, number];
  channels: string[];
  wanted_facts: string[];
  asks_to_reschedule: boolean;
}

/** What happened; builder.emails.model.catalogue.causes.Cause explains its parts. */
export interface CauseData {
  fault: Fault;
  private: boolean;
  situations: string[];
  kinds: string[];
  gentle: boolean;
  unaware: boolean;
}

/** Who reads the message; builder.emails.model.catalogue.recipients.Recipient explains its parts. */
export interface RecipientData {
  formality: string;
  variant: MessageType | null;
  voice: string;
}

/** One question; builder.emails.model.catalogue.fields.Field explains its parts. */
export interface FieldData {
  kind: "choice" | "tick" | "line" | "email" | "tel" | "date" | "time" | "zone" | "number" | "ids";
  group: string;
  limit: number;
  situations: string[];
  choices: string[];
  autocomplete: string;
  causes: string[];
  recipients: string[];
  minimum: number;
  maximum: number;
}

/** Everything the builder knows, by id. */
export interface CatalogueData {
  situations: Record<string, SituationData>;
  causes: Record<string, CauseData>;
  recipients: Record<string, RecipientData>;
  fields: Record<string, FieldData>;
  forms: string[];
  formats: string[];
  locales: string[];
  /** every message type. */
  types: MessageType[];
  /** how many there are of each. */
  counts: Record<string, number>;
}

/** A message that the build wrote. */
export interface ReadyMadeMessage {
  subject: string;
  body: string;
}

/** The answers that a part of the form depends on; a missing list is no condition. */
export interface Conditions {
  /** the situations it applies in. */
  situations?: string[];
  /** the causes it applies to. */
  causes?: string[];
  /** the recipients it applies to. */
  recipients?: string[];
}

/** What the form needs to know about a field. */
export interface FieldSummary {
  kind: "choice" | "tick" | "line" | "email" | "tel" | "date" | "time" | "zone" | "number" | "ids";
  /** the values that a choice takes, apart from none. */
  choices?: string[];
  /** the situations it applies in; missing for all. */
  situations?: string[];
  /** the causes it applies to; missing for all. */
  causes?: string[];
  /** the recipients it applies to; missing for all. */
  recipients?: string[];
}

/** What the builder's page knows before Python runs (overrides/hooks/first_paint.py). */
export interface FirstPaint {
  /** the situation that the page opens with. */
  default_situation: string;
  /** the fields whose answers decide the situation. */
  question_fields: string[];
  /** their answers, in that order and joined by "|" -> situation, "" for none. Where all of them have no entry, that of the last ones counts. */
  situation_by_answers: Record<string, string>;
  /** situation -> the answers that choosing it implies. */
  implied_answers: Record<string, Answers>;
  situations: Record<string, SituationSummary>;
  /** situation -> cause, "" for none -> locale -> message. */
  messages: Record<string, Record<string, Record<string, ReadyMadeMessage>>>;
  /** the fields of the form by name. */
  fields: Record<string, FieldSummary>;
  /** cause -> where it can be chosen. */
  causes: Record<string, Conditions>;
}

/** A file of the Python distribution. */
export interface DistributionFile {
  /** relative to the manifest's `base`; it begins with a hash of the content. */
  path: string;
  /** its size. */
  bytes: number;
  /** its size as it travels. */
  gzip: number;
  /** as the `integrity` attribute of HTML has it. */
  integrity: string;
}

/** What it takes to restore the snapshot of Python's memory. */
export interface SnapshotData {
  /** the size of the memory in bytes. */
  heap: number;
  /** what Pyodide keeps before the memory, base64. */
  header: string;
}

/** The part of Pyodide's lock file that the page reads: one entry a package. */
export interface PackageLock {
  info?: Record<string, unknown>;
  packages: Record<string, Record<string, unknown>>;
}

/** The Python distribution (builder/runtime/distribution.py). */
export interface Manifest {
  /** the folder of its files, relative to the site's root. */
  base: string;
  /** its files by role, and its packages by name. */
  files: Record<string, DistributionFile>;
  /** what `loadPyodide` takes as its lock file. */
  lock: PackageLock;
  /** missing where the distribution has none. */
  snapshot?: SnapshotData;
}
