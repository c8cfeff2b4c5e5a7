/** The list of suggestions below a field of tags: gone once one was taken, so that it lies over nothing that is pressed next. */
import { useState } from 'react';

/** What the field takes, and what is said to it once something was chosen; typing or pressing it brings the list again. */
export function useSuggestions() {
  const [opened, setOpened] = useState(false);
  return {
    list: {
      dropdownOpened: opened,
      onDropdownOpen: () => setOpened(true),
      onDropdownClose: () => setOpened(false),
    },
    close: () => setOpened(false),
  };
}
