/** What an error of a call to Temporal says of Temporal itself. */
import { isGrpcServiceError } from '@temporalio/client';

/** gRPC's UNAVAILABLE. */
const UNAVAILABLE: number = 14;

/** Nobody can be told anything now. */
export const isAway = (error: unknown): boolean =>
  [error, (error as { cause?: unknown }).cause].some((one) => isGrpcServiceError(one) && one.code === UNAVAILABLE);
