/** Bounds of the work on tickets: what one ticket, one agent, one rule and one list of the desk may hold. */
import { DAY_MS } from './time.ts';

const KB = 1024;

export const WORK_LIMITS = {
  /** Open tickets that a changed policy or calendar stirs in a second, and at once: replies must not wait behind thousands. */
  renewedPerSecond: 120,
  renewedAtOnce: 4,
  /** What people call a person, a team, a rule, a view: a row and a menu show it in one line. */
  nameChars: 100,
  /** Notices marked as read in one request. */
  noticesRead: 500,
  /** Of one agent, of one team: rows of any number. */
  teamsOfAgent: 100,
  skillsOfAgent: 100,
  membersOfTeam: 500,
  /** Whoever has sent something can take it back for so long at most: longer, and it is a time to send it. */
  undoSeconds: 60,
  /** Tickets given on in one request, each by its workflow; and why, which stands on every one of them. */
  handedOverAtOnce: 200,
  /** Looked at for somebody's day: who has more open cannot do them all in a week, either. */
  ticketsOfDay: 500,
  reasonChars: 2_000,
  /** Tickets of one job, and refusals of it that are named: rows, and an answer of any size. */
  bulkTickets: 10_000,
  refusalsShown: 100,
  /** Saved views of one person, of one team, of all; comparisons of one and their values together, which are asked of every open ticket again and again (each value is bound up to three times, and Postgres binds 65,535 in a statement); and of one reader those whose tickets are counted, in one pass. */
  savedViews: 50,
  viewNameChars: 60,
  viewComparisons: 20,
  viewValues: 200,
  countedViews: 30,
  capacityOfAgent: 1_000,
  shiftsOfAgent: 50,
  /** Kept of one agent, and of one team, that have not ended; and in one answer. */
  absencesOfAgent: 500,
  dutiesOfTeam: 500,
  peopleOfRotation: 50,
  calendars: 200,
  hoursOfCalendar: 70,
  holidaysOfCalendar: 2_000,
  /** A calendar file that is read: characters, events, days that these and their repetitions make, all told. A file as long as one likes, of events without end. */
  calendarFileChars: 1024 * KB,
  calendarFileEvents: 2_000,
  calendarFileDays: 10_000,
  domainsOfOrganisation: 100,
  /** Senders whose pictures are always shown, of one agent and of everybody: each is compared with every mail that has pictures. */
  pictureSenders: 500,
  /** Noted of one person, and characters of each note: nobody would read more. */
  notesOfContact: 50,
  contactNoteChars: 2_000,
  /** A list of VIPs that is read at once: characters, lines. */
  vipFileChars: 1024 * KB,
  vipFileLines: 20_000,
  /** All are asked of every new ticket; of one: how deep its condition nests, comparisons in it, values of each, what it does: a mail that takes a second. */
  rules: 200,
  /** Open tickets of a blocked sender that the desk closes in one go: Updates one after another, and a list of any size. */
  closedAtOnce: 200,
  /** Contacts, and tickets of theirs, that are looked at to tell whom a block would hit, while a person waits: a domain of everybody, a machine that has written for years. */
  reachContacts: 5_000,
  reachTickets: 5_000,
  /** All are asked of every ticket; and what one of them does about a promise. */
  policies: 100,
  escalations: 20,
  ruleActions: 20,
  conditionDepth: 5,
  comparisons: 50,
  /** Comparisons, and what joins them: readers that try several shapes at each take seconds for a hundred thousand. */
  conditionParts: 250,
  comparedValues: 100,
  comparedChars: 200,
  /** A trial on tickets that have been: days back, people who are others in it, characters read of each ticket, tickets listed, trials of one process at once: a core, and answers of any size. */
  trialDays: 366,
  triedPeople: 100,
  trialTextChars: 20_000,
  trialListed: 500,
  trialsAtOnce: 2,
  /** What a change comes to for open tickets is counted for so long before it is made: a person waits for it. */
  previewMs: 8_000,
  /** Colleagues and teams that one note asks: a note that calls everybody. */
  mentionsOfNote: 20,
  /** Of one ticket: rows of any size. What has more of them by rules, no person could change. */
  tagsOfTicket: 20,
  /** The sentence that says what a ticket is about. */
  summaryChars: 300,
  /** Custom fields of tickets, of contacts and of organisations each, the choices of one, and letters of a label. */
  customFields: 50,
  customChoices: 200,
  customLabelChars: 80,
  /** What conditions call one: whose it is, and its id. */
  customNameChars: 80,
  /** Letters of one value: an index looks it up, and takes no longer ones. */
  customTextChars: 500,
  /** Letters of one tag. */
  tagChars: 40,
  /** Tabs of one agent that say that a ticket is open in them: memory of every process. */
  looksOfAgent: 40,
  /** Of a draft, and of the mail or note that it becomes: rows of any number. */
  filesOfDraft: 50,
  /** That canned replies have brought into one draft, and of how many letters: each is looked for in its words. */
  blanksOfDraft: 100,
  blankChars: 64,
  cannedRepliesUsed: 20,
  /** Canned replies, all told: rows of any number and size, and a list that is read whole. */
  cannedReplies: 2_000,
  cannedTextChars: 5_000,
  /** The same words with their form. */
  cannedHtmlChars: 20_000,
  cannedActions: 10,
  cannedFiles: 10,
  /** The company's own texts: rows of any number and size. */
  companyTexts: 200,
  companyTextChars: 10_000,
  /** Of each language; a reply is looked at by all of them. */
  jargonWords: 500,
  jargonWordChars: 40,
  jargonInsteadChars: 120,
  mailTexts: 2_000,
  mailTextChars: 10_000,
  mailTextSubjectChars: 150,
  /** Of a mail's new words what rules look at: on the loop of a worker, once for each rule. */
  ruledChars: 20_000,
  /** A search: its characters, its pieces, words of one phrase: plans and patterns that cost by number. */
  searchChars: 200,
  searchParts: 12,
  searchPhraseWords: 12,
  /** A telephone number with what people write between its digits. */
  phoneChars: 40,
  replyChars: 200_000,
  /** Message keys remembered by a ticket's workflow against double delivery. */
  seenKeys: 200,
  /** Events of a ticket from which its time is told again: it takes as long as all of them took, in one go. */
  toldEvents: 2_000,
  /** Replies whose arrival a ticket remembers, so that a late bounce finds what it makes owed again. */
  answersKept: 8,
  /** Promises of agents that one ticket owes, and of those that it owed; characters of one: tickets of any size. */
  promisesOwed: 5,
  promisesEnded: 10,
  promiseChars: 500,
  /** How often a customer's ticket system may bring a ticket back by itself, and within which time: two desks that answer each other. */
  systemReturns: 3,
  systemReturnsWithinMs: 7 * DAY_MS,
  /** Characters of a mail by which its words are known again: texts of any length. */
  wordsComparedChars: 4_000,
  /** A deadline that stands until the calendar was read, so that no open ticket is ever without one. */
  provisionalDeadlineMs: DAY_MS,
  /** A ticket put aside for longer is one that nobody attends to. */
  snoozeMs: 366 * DAY_MS,
  /** How long a command can be taken back, if nothing else happens to its ticket. */
  undoMs: DAY_MS,
  /** Who has read something tells it later, of a line that was gone; what was read longer ago is news to nobody. */
  readAgoMs: DAY_MS,
  /** What somebody has just given a ticket is recorded within it, or nothing waits for it: a command that died between the two. */
  beingSetMs: 10_000,
  confirmationLinkMs: 30 * DAY_MS,
  /** Mail to a ticket closed longer ago opens a new one, linked to the old. */
  reopenWindowMs: 30 * DAY_MS,
} as const;
