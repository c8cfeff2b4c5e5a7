import { useState } from 'react';

/** True for good once it was open: what is made when it is first asked for then stays, as it closes with a movement. */
export function useMade(opened: boolean): boolean {
  const [isMade, setMade] = useState(opened);
  if (opened && !isMade) setMade(true);
  return opened || isMade;
}
