/** English texts of presence: who is there now. */
export const en = {
  'presence.title': 'Status',
  'presence.auto': 'Based on my activity',
  'presence.theirs': 'Based on their activity',
  'presence.online': 'Online',
  'presence.off-hours': 'Online, outside working hours',
  'presence.away': 'Away',
  'presence.off': 'Offline',
  'presence.absent': 'Absent until {time}',
  'presence.until': '{presence} until {time}',
  'presence.how-long': 'Until when',
  'presence.how-long.open': 'Until I change it',
  'presence.how-long.hour': 'For an hour',
  'presence.how-long.day': 'Until the end of the day',
};
