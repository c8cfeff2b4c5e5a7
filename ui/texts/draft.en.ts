/** English texts of drafts: a colleague's, and one that two devices have changed. */
export const en = {
  'draft.writing.reply': '{name} is writing a reply, begun {time}',
  'draft.writing.note': '{name} is writing a note, begun {time}',
  'draft.left.reply': '{name} left a draft of a reply, begun {time}',
  'draft.left.note': '{name} left a draft of a note, begun {time}',
  'draft.look': 'Look',
  'draft.files': 'Files in it: {names}',
  'draft.no-words': 'There is no word in it yet.',
  'draft.conflict': 'This draft was changed on another device as well ({time}). Both are kept until you choose.',
  'draft.conflict.theirs': 'On the other device:',
  'draft.conflict.keep': 'Keep mine',
  'draft.conflict.take': 'Take the other one',
  'draft.conflict.both': 'Keep both',
};
