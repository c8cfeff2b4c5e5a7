import { GivenNotices } from './owner/given-notices.tsx';
import { ShiftEnd } from './owner/shift-end.tsx';

/** What asks something of the reader wherever they are in the desk: the end of their shift, tickets that were given to them. */
export default function DeskNotes() {
  return (
    <>
      <ShiftEnd />
      <GivenNotices />
    </>
  );
}
