import { DraftKeeper } from './draft/draft-keeper.tsx';
import { Sender } from './sending/sender.tsx';
import { Unasked } from './sending/unasked.tsx';

/** What goes on with drafts and replies wherever in the desk their writer is. Stands once in it. */
export default function DeskWriting() {
  return (
    <>
      <Sender />
      <Unasked />
      <DraftKeeper />
    </>
  );
}
