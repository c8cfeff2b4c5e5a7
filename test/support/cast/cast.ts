/** Always the same people: two agents, a customer, a stranger; and the mailbox they meet at. */
export const AYSE = {
  email: 'ayse@example.test',
  name: 'Ayşe Yılmaz',
  role: 'agent',
  signature: 'Ayşe Yılmaz\nÖrnek A.Ş. Destek',
} as const;
export const CAN = { email: 'can@example.test', name: 'Can Demir', role: 'lead', signature: '' } as const;
export const SELIN = { email: 'selin@example.test', name: 'Selin Kaya', role: 'admin', signature: '' } as const;
export const DENIZ = { address: 'deniz@musteri.test', name: 'Deniz Öztürk' } as const;
export const STRANGER = { address: 'yabanci@baska.test', name: 'Yabancı' } as const;
export const PASSWORD = 'parola-12345';
