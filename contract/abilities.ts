/** How well somebody can something, and how much of it they take. */
import { z } from 'zod';
import { LIMITS } from '../domain/limits.ts';

export const level = z.int().min(1).max(3).meta({ description: '1: knows it, 2: sure of it, 3: others ask them' });
export const seniority = z.int().min(1).max(3).meta({ description: '1: new, 2: experienced, 3: senior' });
export const capacity = z.int().min(0).max(LIMITS.capacityOfAgent).meta({
  description: 'how much of open tickets they take, an urgent one as 3, a high one as 2; 0: none is given to them',
});
