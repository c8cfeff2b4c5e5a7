/** A process that has a mail parsed and waits; started with the file that the parsing child writes its id into. */
import { createParser } from '../../../mail/child/pool.ts';

const parser = createParser({ childModule: new URL('./spinning-parser.ts', import.meta.url), parseMs: 10 * 60_000 });
await parser.parse(Buffer.from(process.argv[2]!));
