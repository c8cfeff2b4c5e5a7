import classes from './settings.module.css';

/** The name of a line; for whoever may change what the line is about it opens the form. */
export function Opener({ name, onOpen }: { name: string; onOpen: (() => void) | null }) {
  if (onOpen === null) return <b>{name}</b>;
  return (
    <button type="button" className={classes['name']} onClick={onOpen} aria-haspopup="dialog">
      {name}
    </button>
  );
}
