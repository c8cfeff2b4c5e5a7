/** English texts of drafts: a colleague's, and one that two devices have changed. */
export const en = {
  'draft.writing.reply': '{name} is writing a reply, started {time}',
  'draft.writing.note': '{name} is writing a note, started {time}',
  'draft.left.reply': '{name} left a draft reply, started {time}',
  'draft.left.note': '{name} left a draft note, started {time}',
  'draft.look': 'Show',
  'draft.files': 'Attached files: {names}',
  'draft.no-words': 'No text yet.',
  'draft.conflict': 'This draft was also changed on another device ({time}). Both versions are kept until you choose.',
  'draft.conflict.theirs': 'On the other device:',
  'draft.conflict.keep': 'Keep mine',
  'draft.conflict.take': 'Use the other one',
  'draft.conflict.both': 'Keep both',
};
