/** The thread on paper, or as a PDF: ui/print.css leaves out the desk around it. */

/** Frames of mails tell their height once they are there; on paper that is the last moment to wait for. */
const FRAMES_MS = 3_000;
const LOOK_MS = 50;
/** Nobody looks at the dialog for longer. */
const DIALOG_MS = 120_000;

/**
 * Prints what the page marks as printable (`data-printable`), in light colours, once the frames in it are there. `title`: what it is called, in
 * the margin of the paper and as a file; null: as its tab.
 */
export async function printPage(title: string | null = null): Promise<void> {
  const root = document.documentElement;
  await painted();
  await framesThere(performance.now() + FRAMES_MS);
  await painted();
  const scheme = root.getAttribute('data-mantine-color-scheme');
  root.setAttribute('data-mantine-color-scheme', 'light');
  // Some browsers wait here until the dialog is closed, others tell when it is.
  const closed = new Promise((done) => window.addEventListener('afterprint', done, { once: true }));
  root.setAttribute('data-printing', '');
  const called = document.title;
  if (title !== null) document.title = title;
  window.print();
  await Promise.race([closed, waited(DIALOG_MS)]);
  root.removeAttribute('data-printing');
  document.title = called;
  if (scheme !== null) root.setAttribute('data-mantine-color-scheme', scheme);
}

const waited = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
/** Two frames: the first may have been begun before what is to be drawn was known. */
const painted = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));

/** A frame notes its address when it has told its height (ui/ticket/thread/mail-frame.tsx). */
async function framesThere(until: number): Promise<void> {
  const isAway = (frame: HTMLIFrameElement) => frame.dataset['there'] !== frame.getAttribute('src');
  const frames = () => [...document.querySelectorAll<HTMLIFrameElement>('[data-printable] iframe')];
  while (frames().some(isAway) && performance.now() < until) await waited(LOOK_MS);
}
