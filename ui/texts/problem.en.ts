/** English texts of failures that no answer of the API explains; a refusal brings its own words along. */
export const en = {
  'problem.unavailable': 'The server does not respond at the moment. Nothing is lost; please try again shortly.',
  'problem.internal': 'Something went wrong on our side. Please try again.',
};
