import { createElement, Fragment, type ReactNode } from 'react';
import { MarkedBlanks } from './marked-blanks.tsx';
import classes from './formed-words.module.css';

/** Elements of the editor, each as it is shown here: a link leads nowhere, because what is looked at is not yet sent. */
const SHOWN: Readonly<Record<string, string>> = {
  ...{ P: 'p', STRONG: 'strong', EM: 'em', CODE: 'code', PRE: 'pre', BLOCKQUOTE: 'blockquote', A: 'u', BR: 'br' },
  ...{ UL: 'ul', OL: 'ol', LI: 'li', TABLE: 'table', TBODY: 'tbody', TR: 'tr', TD: 'td' },
};

/** Words of a canned reply with their form, blanks marked. What is none of the editor's elements is shown as its words. */
export function FormedWords({ text, html }: { text: string; html: string }) {
  if (html === '') return <MarkedBlanks text={text} />;
  // Parsed apart from the page: nothing in it runs or is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className={classes['formed']}>{[...body.childNodes].map(drawn)}</div>;
}

function drawn(node: ChildNode, index: number): ReactNode {
  if (node instanceof Text) return <MarkedBlanks key={index} text={node.data} />;
  if (!(node instanceof Element)) return null;
  const name = SHOWN[node.tagName];
  const inner = [...node.childNodes].map(drawn);
  if (name === undefined) return <Fragment key={index}>{inner}</Fragment>;
  if (name === 'br') return <br key={index} />;
  const spans = name === 'td' ? { colSpan: spanOf(node, 'colspan'), rowSpan: spanOf(node, 'rowspan') } : {};
  return createElement(name, { key: index, ...spans }, ...inner);
}

const spanOf = (cell: Element, name: string): number => Math.max(1, Number(cell.getAttribute(name)) || 1);
