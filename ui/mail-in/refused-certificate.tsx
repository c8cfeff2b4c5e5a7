import type { Output } from '../data/api-types.ts';
import { CertificateShown } from './certificate-shown.tsx';

type Result = Output<'checkMailbox'>;
export const SIDES = ['imap', 'smtp'] as const;
export type Side = (typeof SIDES)[number];

/** The certificate for which a test refused one of the servers, if it was for that, with the button to trust it. */
export function RefusedCertificate({
  result,
  side,
  onTrust,
}: {
  result: Result;
  side: Side;
  onTrust: (side: Side, pin: string) => void;
}) {
  const { certificate } = result[side];
  if (!certificate) return null;
  return (
    <CertificateShown
      certificate={certificate}
      onTrust={mayPin(certificate) ? () => onTrust(side, certificate.fingerprint) : undefined}
    />
  );
}

/** One whose time is over, or has not come, is not believed when it is pinned either. */
const mayPin = ({ from, until }: { from: string; until: string }): boolean =>
  Date.parse(from) <= Date.now() && Date.now() < Date.parse(until);
