/** How a ticket came: as people and conditions call it, and as its row does, for which a form is one of the web's. */
export const CHANNELS = ['email', 'phone', 'form', 'chat', 'api'] as const;
export type Channel = (typeof CHANNELS)[number];
export type StoredChannel = Exclude<Channel, 'form'> | 'web';

export const channelOf = (stored: Channel | StoredChannel): Channel => (stored === 'web' ? 'form' : stored);
export const storedChannel = (channel: Channel): StoredChannel => (channel === 'form' ? 'web' : channel);
