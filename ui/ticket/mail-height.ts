/** About how high a mail's HTML will stand: its frame has no origin of ours, so that it cannot be measured. */

/** Of api/ticket/frame.ts: letters of 15 px, lines one and a half as high, 12 px around. */
const LINE = 22.5;
const LETTER = 7.8;
/** What a line loses at its end, because words are not broken. */
const RAGGED = 28;
const AROUND = 24;
/** Of the first paragraph; and a little to spare, because a hole of a line is better than half a line. */
const SPARE = 24;
/** A picture that does not say its height. */
const PICTURE = 160;
/** A guess is wrong by more the longer the mail: beyond this it is read in the frame, or the frame is pulled larger. */
const LONGEST = 2_400;

const SPACED = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'BLOCKQUOTE', 'PRE', 'HR', 'DL']);
const BLOCKS = new Set([...SPACED, 'DIV', 'LI', 'TABLE', 'TBODY', 'TR', 'CENTER', 'DT', 'DD', 'CAPTION']);

/**
 * Height in px of `html` at `width` px, guessed from its lines, paragraphs and pictures; `images`: with those of other
 * servers. At most LONGEST. Nothing in it runs or loads.
 */
export function mailHeight(html: string, width: number, images: boolean): number {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // A picture of another server that is not asked for: only its words stand there.
  if (!images) for (const picture of body.querySelectorAll('img:not([src])')) picture.remove();
  return Math.min(Math.ceil(heightOf(body, width - AROUND) + AROUND + SPARE), LONGEST);
}

function heightOf(block: Element, width: number): number {
  let height = 0;
  let letters = 0;
  const endLine = () => {
    height += Math.ceil((letters * LETTER) / Math.max(width - RAGGED, 60)) * LINE;
    letters = 0;
  };
  const visit = (node: Node) => {
    if (node instanceof Text) letters += node.data.replace(/\s+/g, ' ').length - (node.data.trim() === '' ? 1 : 0);
    if (!(node instanceof Element)) return;
    if (node.tagName === 'BR') {
      letters = Math.max(letters, 1);
      endLine();
    } else if (node.tagName === 'IMG') {
      height += pictureHeight(node, width);
    } else if (node.tagName === 'TR') {
      endLine();
      const cells = [...node.children];
      height += Math.max(0, ...cells.map((cell) => heightOf(cell, width / cells.length))) + 8;
    } else if (BLOCKS.has(node.tagName)) {
      endLine();
      height += heightOf(node, width) + (SPACED.has(node.tagName) ? 15 : 0);
    } else node.childNodes.forEach(visit);
  };
  block.childNodes.forEach(visit);
  endLine();
  return height;
}

function pictureHeight(picture: Element, width: number): number {
  const said = (name: string) => Number.parseFloat(picture.getAttribute(name) ?? '') || null;
  const [wide, high] = [said('width'), said('height')];
  if (high === null) return PICTURE;
  return wide !== null && wide > width ? (high * width) / wide : high;
}
