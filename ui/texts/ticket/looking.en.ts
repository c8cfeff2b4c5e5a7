/** English texts of who looks at a ticket and who writes on it. */
export const en = {
  'looking.label': 'Also viewing: {names}',
  'looking.here': 'Also viewing',
  'looking.writes.reply': '{name} (writing a reply)',
  'looking.writes.note': '{name} (writing a note)',
  'looking.away': '{name} (open, but away)',
  'looking.writing.reply': '{name} is writing a reply…',
  'looking.writing.note': '{name} is writing a note…',
};
