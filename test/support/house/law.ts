/** The law of layers and rooms as a function: given what every file imports, it names each import that is not allowed. */
import type { Source } from './imports.ts';

type Layer = {
  /** Folders, or single files, of the repository that it may import besides itself. */
  on: string[];
  /** Packages and what lies in them: `zod`, `@mantine/`, `node:`. */
  packages: string[];
  /** Places of which it may import types, which vanish when the product is built. */
  typesOf?: string[];
  /** Rooms of machinery: they import each other without a circle, and no feature. So do the files beside the rooms. */
  ground?: string[];
  /** Rooms of features: they import ground and `ticket`, and never each other. A layer without any has no rooms. */
  features?: string[];
  /** Files that put rooms together: they import every room, and only such files import them. */
  roots?: string[];
};
export type Law = {
  layers: Record<string, Layer>;
  /** `file -> target`, each with its reason. One that nothing needs any more is a fault too. */
  exceptions: Record<string, string>;
};

/** Each import of these files that breaks the law, each circle of rooms, each exception that nothing needs. */
export function faults({ layers, exceptions }: Law, sources: Source[]): string[] {
  const needed = new Set<string>();
  const found = sources.flatMap(({ file, imports }) => {
    const layer = layers[layerOf(file)];
    if (layer === undefined) return [`${file} lies in no layer`];
    if (layer.features && roomIn(file) !== null && !roomsOf(layer).includes(roomIn(file)!))
      return [`${file} lies in a room that nobody knows`];
    return imports.flatMap(({ target, typeOnly }) => {
      const why = crosses(layers, file, target, typeOnly);
      const arrow = `${file} -> ${target}`;
      if (why === null) return [];
      if (Object.hasOwn(exceptions, arrow)) return (needed.add(arrow), []);
      return [`${arrow}: ${why}`];
    });
  });
  const stale = Object.keys(exceptions)
    .filter((arrow) => !needed.has(arrow))
    .map((arrow) => `${arrow}: nothing needs this exception`);
  return [...found, ...circles(layers, sources), ...stale];
}

/** Why this import is not allowed, or null. */
function crosses(layers: Record<string, Layer>, file: string, target: string, typeOnly: boolean): string | null {
  const layer = layers[layerOf(file)]!;
  if (layerOf(target) === layerOf(file)) return crossesRooms(layer, file, target);
  const allowed = typeOnly
    ? [...layer.on, ...layer.packages, ...(layer.typesOf ?? [])]
    : [...layer.on, ...layer.packages];
  return allowed.some((place) => within(target, place)) ? null : `${layerOf(file)} may not import it`;
}

function crossesRooms(layer: Layer, file: string, target: string): string | null {
  if (!layer.features || layer.roots?.includes(file)) return null;
  if (layer.roots?.includes(target)) return 'it puts rooms together, so no room may import it';
  const [from, to] = [roomIn(file), roomIn(target)];
  if (from === to || to === null || layer.ground?.includes(to)) return null;
  if (from === null || layer.ground?.includes(from)) return 'ground imports no feature';
  return to === 'ticket' ? null : 'two features never import each other';
}

/** Rooms, and files beside them, that import each other in a circle, each circle once. */
function circles(layers: Record<string, Layer>, sources: Source[]): string[] {
  const arrows = new Map<string, Set<string>>();
  for (const { file, imports } of sources)
    for (const { target } of imports) {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (!layers[layerOf(file)]?.features || layerOf(file) !== layerOf(target) || from === to) continue;
      arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (room: string, way: string[]): void => {
    if (way.includes(room)) return void found.push(`circle: ${[...way.slice(way.indexOf(room)), room].join(' -> ')}`);
    if (done.has(room)) return;
    for (const next of arrows.get(room) ?? []) walk(next, [...way, room]);
    done.add(room);
  };
  for (const room of arrows.keys()) walk(room, []);
  return found;
}

const roomsOf = (layer: Layer): string[] => [...(layer.ground ?? []), ...(layer.features ?? [])];

/** `api/people/session.ts` lies in `api`; a package and a file of the top level are their own. */
const layerOf = (file: string): string => file.split('/')[0]!;

/** The room within a layer; null beside the rooms. */
const roomIn = (file: string): string | null => {
  const [, room, inside] = file.split('/');
  return inside === undefined ? null : room!;
};

const roomOf = (file: string): string => (roomIn(file) === null ? file : file.split('/').slice(0, 2).join('/'));

/** Whether it is this place or lies in it. */
const within = (target: string, place: string): boolean =>
  target === place || target.startsWith(/[/:]$/.test(place) ? place : `${place}/`);
