/** English texts of the company's lists of words that customers do not know. */
export const en = {
  'jargon.about':
    'Technical terms and abbreviations your customers may not know. They are marked while you write a reply, with a plainer word one click away. They never stop a reply from being sent.',
  'jargon.list': 'In {language}',
  'jargon.usual': 'Standard list. Nobody has changed it yet.',
  'jargon.by': 'Last changed by {name}, {time}',
  'jargon.word': 'Word',
  'jargon.word.example': 'e.g. RMA',
  'jargon.instead': 'Replace with',
  'jargon.instead.of': 'Replacement for {word}',
  'jargon.instead.none': 'no suggestion',
  'jargon.remove': 'Remove {word}',
  'jargon.add': 'Add a word',
  'jargon.add-usual_one': 'Add the {count} missing word from the standard list',
  'jargon.add-usual_other': 'Add the {count} missing words from the standard list',
  'jargon.paste':
    'You can paste several lines into a word field, such as “RMA = return number”. Words are found with their endings; two-letter abbreviations only in capitals.',
  'jargon.saved': 'List saved: {language}',
  'jargon.stale': 'Someone else has just changed this list.',
  'jargon.stale.take': 'Show theirs and discard my changes',
  'jargon.fault.malformed': 'Enter a word',
  'jargon.fault.taken': 'Already in the list',
};
