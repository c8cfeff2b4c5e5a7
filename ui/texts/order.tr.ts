import type { Translation } from './translation.ts';
import type { en } from './order.en.ts';

/** Turkish texts of lists whose order counts. */
export const tr: Translation<typeof en> = {
  'order.drag': 'Sırasını değiştirmek için sürükleyin',
  'order.up': 'Yukarı taşı: {name}',
  'order.down': 'Aşağı taşı: {name}',
  'order.moved': '{name} artık {place}. sırada',
};
