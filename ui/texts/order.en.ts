/** English texts of lists whose order counts. */
export const en = {
  'order.drag': 'Drag to change the order',
  'order.up': 'Move up: {name}',
  'order.down': 'Move down: {name}',
  'order.moved': '{name} is now number {place}',
};
