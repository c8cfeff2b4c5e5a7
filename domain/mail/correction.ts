/** An address of a mail that nobody has at it, put right before the mail is sent again. */
import type { FieldFault } from '../field-fault.ts';
import type { Address } from './message.ts';

export type Correction = { wrong: string; right: string };

type Served = Pick<Address, 'address'> & { state: string };

/**
 * The corrections still to be made in a mail to `recipients`: one that is made already is left out, so that asking twice does no more
 * than asking once. `refused` names the first that cannot be made, and why.
 */
export function correctionsFor(
  recipients: Served[],
  asked: Correction[],
): { corrections: Correction[] } | { refused: number; code: FieldFault; why: string } {
  const corrections: Correction[] = [];
  // One after the other such a pair would come to the same as another one, or to nothing, by the order of their making.
  const wrongs = new Set(asked.map(({ wrong }) => wrong.toLowerCase()));
  const at = new Map(recipients.map(({ address, state }) => [address.toLowerCase(), { address, state }]));
  for (const [index, { wrong, right }] of asked.entries()) {
    if (wrongs.has(right.toLowerCase()))
      return { refused: index, code: 'corrected', why: 'this address is itself being put right; name the right one' };
    const [old, known] = [at.get(wrong.toLowerCase()), at.get(right.toLowerCase())];
    if (old === undefined && known !== undefined && known.state !== 'sent') continue;
    if (old === undefined) return { refused: index, code: 'unknown', why: 'the mail does not go to this address' };
    if (old.state === 'sent')
      return { refused: index, code: 'reached', why: 'whoever has this address has the mail already' };
    if (known !== undefined) return { refused: index, code: 'taken', why: 'the mail goes to this address as it is' };
    at.delete(wrong.toLowerCase());
    at.set(right.toLowerCase(), { address: right, state: 'queued' });
    corrections.push({ wrong: old.address, right });
  }
  return { corrections };
}

/**
 * What is known of the requester of a ticket, one of whose addresses is put right. `wroteHere`: they sent a mail of this ticket;
 * `wrote`: they once wrote from the wrong address. `cameByCorrection`: the wrong address was the right one of an earlier correction of
 * the same mail. `isKnown`: a contact has the right one.
 */
export type CorrectedRequester = {
  wroteHere: boolean;
  wrote: boolean;
  cameByCorrection: boolean;
  isKnown: boolean;
};

/**
 * What an address of the requester that is put right makes of them: they *stay*, and whoever has the right one takes part; they are
 * known by the right one instead (*renamed*); or somebody else was meant, and the ticket is *theirs*.
 */
export function requesterAfter({
  wroteHere,
  wrote,
  cameByCorrection,
  isKnown,
}: CorrectedRequester): 'stays' | 'renamed' | 'theirs' {
  if (wroteHere) return 'stays';
  if (isKnown) return 'theirs';
  if (!wrote) return 'renamed';
  return cameByCorrection ? 'theirs' : 'stays';
}
