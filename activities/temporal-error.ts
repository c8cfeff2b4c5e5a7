/** What an error of a call to Temporal says: that it is away, or that the ticket itself has said no. */
import { isGrpcServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** gRPC's UNAVAILABLE. */
const UNAVAILABLE: number = 14;

/** Nobody can be told anything now. */
export const isAway = (error: unknown): boolean =>
  [error, (error as { cause?: unknown }).cause].some((one) => isGrpcServiceError(one) && one.code === UNAVAILABLE);

/** Why the ticket itself has said no; null when it was not the ticket. */
export const refusalIn = (error: unknown): string | null =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
    ? (error.cause.type ?? '')
    : null;
