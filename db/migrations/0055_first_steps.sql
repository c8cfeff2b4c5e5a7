-- Whoever was here before there were first steps is not new: theirs are on their page, and nobody puts them before their list.
update agent set preferences = '{"firstSteps": "later"}'::jsonb || preferences;
