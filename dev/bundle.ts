/** The workflows, bundled once for a sandbox: what `npm run build` ships and what every test worker loads. */
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes the bundle to `file` and returns its path; about two seconds. */
export async function bundleWorkflows(file: string): Promise<string> {
  const root = path.dirname(import.meta.dirname);
  const index = import.meta.filename.endsWith('.ts') ? 'index.ts' : 'index.js';
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows', index),
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(file, code);
  return file;
}
