/** A misbehaviour that good servers never show and real ones do. */
export type Fault = {
  /** Only for this account. */
  user?: string;
  /** How often it strikes; default once, Infinity for ever. */
  times?: number;
} & (
  | { kind: 'dropInLiteral'; /** Bytes of the literal that still go out. */ afterBytes: number }
  | { kind: 'lyingLiteral'; /** Added to the announced length. */ by: number }
  | {
      kind: 'no';
      /** e.g. 'UID STORE' */ command: string;
      /** May begin with a response code: '[LIMIT] slow down'. */ text?: string;
    }
  | { kind: 'bye'; command: string; text?: string }
  | { kind: 'delay'; /** Every command when absent. */ command?: string; ms: number }
  | { kind: 'refuseLogin'; text?: string }
  | { kind: 'duplicateExists' }
  | { kind: 'silentIdle' }
);

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

/** The script of an IMAP server's misbehaviour; faults strike in the order they were added. */
export class Faults {
  #script: { fault: Fault; left: number }[] = [];

  /** Adds a fault; the returned function takes it back. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? 1 };
    this.#script.push(entry);
    return () => {
      this.#script = this.#script.filter((other) => other !== entry);
    };
  }

  /** From now on the server behaves. */
  clear(): void {
    this.#script = [];
  }

  /** The fault of that kind that strikes now, counted as one of its `times`. */
  strike<Kind extends Fault['kind']>(
    kind: Kind,
    user: string | undefined,
    command?: string,
  ): FaultOf<Kind> | undefined {
    const entry = this.#script.find(({ fault }) => fault.kind === kind && concerns(fault, user, command));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#script = this.#script.filter((other) => other !== entry);
    return entry.fault as FaultOf<Kind>;
  }
}

function concerns(fault: Fault, user: string | undefined, command: string | undefined): boolean {
  const only = 'command' in fault ? fault.command : undefined;
  return (fault.user === undefined || fault.user === user) && (only === undefined || only.toUpperCase() === command);
}
