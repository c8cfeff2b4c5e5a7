/** The project's folder, from source (dev/) and from a build (dist/dev/) alike: what is not compiled stays there. */
import path from 'node:path';

const parent = path.dirname(import.meta.dirname);

export const PROJECT_ROOT = path.basename(parent) === 'dist' ? path.dirname(parent) : parent;
