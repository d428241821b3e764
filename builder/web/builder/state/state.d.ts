/** What the builder's page knows: the state in its store. */

import type { Answers, FindingData, LinkData, TextReport as PythonReport } from "../../contract.js";
import type { Reply } from "../model/ready-made.js";
import type { EditHistory, Text } from "../model/edit-history.js";
import type { PythonStatus } from "../../python/client-state.js";

/** email, text, call, voicemail or linkedin; "own" for a text that the visitor brought along. */
export type Channel = string;

/** A link, or what stands in its place until Python has made it. */
export type Link = LinkData | (Omit<LinkData, "omitted"> & { omitted: "waiting" });

/** What is known about a text: how long it is, where it can go, what to look at. */
export type TextReport = Omit<PythonReport, "subject" | "body" | "links" | "findings"> & {
  links: Record<string, Link>;
  findings?: readonly FindingData[] | null;
};

/**
 * The report on the text in the editor, and the text it is about: the visitor may have typed on since. The findings are
 * null until the check of a text that Python has written comes after it.
 */
export type Check = TextReport & { text: Text; findings: readonly FindingData[] | null };

export interface State {
  /** Field -> answer; "" where the visitor chose to give none. */
  readonly answers: Readonly<Answers>;
  /** What the browser answers by itself: the language, the time zone. */
  readonly defaults: Readonly<Answers>;
  /** Fields that the visitor has answered or left: only these show what is wrong with them. */
  readonly touched: readonly string[];
  /** The field being typed into: it shows no new error until it is left. */
  readonly activeField: string;
  readonly texts: Readonly<Record<Channel, EditHistory>>;
  readonly channel: Channel;
  /** The ready-made text that the answers last gave: it replaces an email only when it has changed. */
  readonly readyMade: Text;
  /** The reply to the answers: Python's, or the ready-made one. */
  readonly reply: Reply;
  readonly check: Check;
  /** False from a change until the links for it have been made. */
  readonly linksAreCurrent: boolean;
  /** Findings that the visitor has dismissed, each as its rule and the words it is about. */
  readonly dismissed: readonly string[];
  /** Who writes the messages. */
  readonly source: "ready-made" | "python";
  readonly python: PythonStatus;
  /** Letter -> "asked" once it has left the page, "yes" once the visitor has said that it's sent. */
  readonly sending: Readonly<Record<string, string>>;
  /** The draft is kept on this device, not only in this tab. */
  readonly persist: boolean;
  /** There is something worth saving. */
  readonly dirty: boolean;
  /** How often everything was erased: what is no part of the draft goes with it. */
  readonly erasures: number;
  /** The last save failed. */
  readonly isUnsaved: boolean;
  /** Channel -> the answers that its text was last written from, or suggested from. */
  readonly sourceAnswers: Readonly<Record<Channel, Readonly<Answers>>>;
  /** The last answer has changed which letter it is: the question, "" for a link's, and the answers to go back to. */
  readonly letterChange: { readonly field: string; readonly before: Readonly<Answers> } | null;
  /** The last change to the answers; a new object each time, so that each is asked about. */
  readonly lastChange: { readonly field: string };
}

export type Transition = (state: State) => State;
