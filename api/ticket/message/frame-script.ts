/**
 * The one script of a mail's frame, ours and allowed by its nonce. The frame has an origin of nobody, so its height cannot be
 * measured from outside: it tells it. And it sees to it that words can be read: a ground that the sanitiser took away leaves
 * white on white, and a mail that only names black ink was made for a page that need not be white. What repeats older mail waits
 * behind a button: the plain text says with which letters it begins, and the mail programs of the world do not agree on a tag for it.
 */
export const FRAME_SCRIPT = `
(() => {
  const root = document.documentElement, body = document.body;
  const LOOKED_AT = 6000;
  const dark = root.dataset.theme === 'dark';
  const part = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  // The luminance of a colour as the browser writes it (WCAG 2); null when one sees through it.
  const light = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\\d.]+/g) || []).map(Number);
    return a < 0.1 || b === undefined ? null : 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  // What a picture says that is not shown: words, and no sign of a fault.
  for (const one of [...document.images].slice(0, LOOKED_AT)) {
    if (one.hasAttribute('src') || one.alt.trim() === '') continue;
    const words = document.createElement('span');
    words.dataset.unseen = '';
    words.setAttribute('role', 'img');
    words.setAttribute('aria-label', one.alt);
    words.textContent = one.alt;
    one.replaceWith(words);
  }
  const all = [...body.querySelectorAll('*')].slice(0, LOOKED_AT);
  const grounds = new Map(all.map((one) => [one, light(getComputedStyle(one).backgroundColor)]));
  // White is how most mails say "nothing": the reader's own ground does as well. Another colour wants white paper around it.
  const coloured = [...grounds.values()].some((one) => one !== null && one < 0.95);
  if (coloured) root.dataset.paper = '';
  else if (dark)
    for (const [one, ground] of grounds)
      if (ground !== null) {
        one.style.setProperty('background-color', 'transparent', 'important');
        grounds.set(one, null);
      }
  const page = dark && !coloured ? 0.015 : 1;
  const groundOf = (one) => {
    for (let at = one; at && at !== body; at = at.parentElement) if (grounds.get(at) != null) return grounds.get(at);
    return page;
  };
  for (const one of all) {
    if (![...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '')) continue;
    const ground = groundOf(one), ink = light(getComputedStyle(one).color);
    if (ink === null || contrast(ink, ground) < (ground === page && dark && !coloured ? 4 : 1.7))
      one.style.setProperty('color', ground > 0.3 ? '#1f2328' : '#e4e6e9', 'important');
  }
  const { before, after, quoted } = body.dataset;
  const own = document.currentScript;
  const LETTER = /[\\p{L}\\p{N}]/u;
  const foldQuote = () => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let letters = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (own.contains(node)) continue;
      nodes.push([node, letters.length]);
      letters += node.data.replace(/[^\\p{L}\\p{N}]+/gu, '');
    }
    const found = letters.indexOf(before + after);
    if (found < 0) return;
    const seam = found + before.length;
    const at = nodes.findLastIndex(([, start]) => start <= seam);
    const [node, start] = nodes[at];
    const rest = document.createRange();
    if (start < seam) {
      let missing = seam - start, offset = 0;
      for (const sign of node.data) {
        if (missing === 0 && LETTER.test(sign)) break;
        if (LETTER.test(sign)) missing -= sign.length;
        offset += sign.length;
      }
      rest.setStart(node, offset);
    } else {
      // The whole of what begins here: nobody wants the left half of an empty box.
      let top = node;
      const first = (one) => {
        for (let sibling = one.previousSibling; sibling; sibling = sibling.previousSibling)
          if (LETTER.test(sibling.textContent)) return false;
        return true;
      };
      while (top.parentNode !== body && first(top)) top = top.parentNode;
      rest.setStartBefore(top);
    }
    rest.setEndBefore(own);
    const details = document.createElement('details'), summary = document.createElement('summary');
    summary.textContent = '•••';
    summary.setAttribute('aria-label', quoted);
    details.append(summary, rest.extractContents());
    own.before(details);
  };
  if (quoted) foldQuote();
  const tell = () => {
    const bar = innerHeight - root.clientHeight;
    parent.postMessage({ bilet: 'frame-height', height: Math.ceil(body.getBoundingClientRect().height) + bar }, '*');
  };
  new ResizeObserver(tell).observe(body);
  addEventListener('resize', tell);
  addEventListener('load', tell);
  tell();
})();`;
