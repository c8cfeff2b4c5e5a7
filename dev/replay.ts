/**
 * `npm run replay -- <ticket number | workflow id | history file> [run id]`: runs a history through the workflows of
 * this checkout and prints what they hear, what `decide` answers and which commands they give. Fails when they do not
 * go the way that the history went. Histories come from TEMPORAL_ADDRESS, or from the desk that `npm start` runs.
 */
import { Client, Connection } from '@temporalio/client';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { bundleTraced, type History, play, quiet } from './replay/play.ts';
import { TICKET_WORKFLOW } from '../workflows/messages/ticket.ts';
import type { Run } from './run-file.ts';

type Found = { history: History; workflowId: string };

/** The history that a word of the command line names. */
async function find(config: Config, word: string, runId: string | undefined): Promise<Found> {
  if (word.endsWith('.json')) {
    const history = historyFromJSON(JSON.parse(readFileSync(word, 'utf8')));
    return { history, workflowId: path.basename(word, '.json') };
  }
  const { namespace, apiKey } = config.temporal;
  const connection = await Connection.connect({
    address: addressOf(config),
    connectTimeout: 5_000,
    ...(apiKey ? { apiKey, tls: true } : {}),
  });
  try {
    const { workflow } = new Client({ connection, namespace });
    const workflowId = /^\d+$/.test(word) ? await newestOf(workflow, Number(word)) : word;
    const handle = workflow.getHandle(workflowId, runId);
    return { history: await handle.fetchHistory(), workflowId };
  } finally {
    await connection.close();
  }
}

/** The workflow of a ticket by its number, as Temporal alone can tell: the newest, should the number have been given twice. */
async function newestOf(workflows: Client['workflow'], number: number): Promise<string> {
  const query = `WorkflowType = '${TICKET_WORKFLOW}' and (WorkflowId = 'ticket-${number}' or WorkflowId starts_with 'ticket-${number}-')`;
  for await (const { workflowId } of workflows.list({ query, pageSize: 1 })) return workflowId;
  throw new Error(`Temporal has no workflow of ticket ${number}`);
}

function addressOf({ temporal, dataDir }: Config): string {
  if (temporal.address !== null) return temporal.address;
  const file = path.join(dataDir, 'run.json');
  if (!existsSync(file)) throw new Error('no desk runs here: start it (npm start), or set TEMPORAL_ADDRESS');
  return (JSON.parse(readFileSync(file, 'utf8')) as Run).temporal;
}

async function main([word, runId]: string[]): Promise<number> {
  if (word === undefined) throw new Error('say which: npm run replay -- <ticket number | workflow id | history file>');
  const { history, workflowId } = await find(readConfig(), word, runId);
  quiet();
  const { lines, fault } = await play(await bundleTraced(), history, workflowId);
  console.log(`${workflowId}: ${history.events?.length ?? 0} events in the history\n`);
  console.log(lines.join('\n'));
  if (fault === null) console.log('\nToday’s workflows go the way that this history went.');
  else console.log(`\nToday’s workflows do not go this way: ${fault.message}`);
  return fault === null ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  return 2;
});
