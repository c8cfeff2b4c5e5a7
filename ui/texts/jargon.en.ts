/** English texts of the company's lists of words that customers do not know. */
export const en = {
  'jargon.about':
    'Words of the trade and abbreviations that customers do not know. They are marked while a reply is written, and what to write instead is one press away. Nothing is ever held back by it.',
  'jargon.list': 'In {language}',
  'jargon.usual': 'The usual words. Nobody has changed them yet.',
  'jargon.by': 'Last changed by {name}, {time}',
  'jargon.word': 'Word',
  'jargon.word.example': 'e.g. RMA',
  'jargon.instead': 'Write instead',
  'jargon.instead.of': 'Write instead of {word}',
  'jargon.instead.none': 'depends',
  'jargon.remove': 'Remove {word}',
  'jargon.add': 'Add a word',
  'jargon.add-usual_one': 'Add the {count} usual word that is missing',
  'jargon.add-usual_other': 'Add the {count} usual words that are missing',
  'jargon.paste':
    'Paste several lines into a word, such as “RMA = return number”. A word counts with its endings; of two capitals only as capitals.',
  'jargon.saved': 'The list in {language} is kept',
  'jargon.stale': 'Somebody else has changed this list meanwhile.',
  'jargon.stale.take': 'Show theirs, and drop mine',
  'jargon.fault.malformed': 'Write a word',
  'jargon.fault.taken': 'It stands here already',
};
