/** What another row refers to, as answers show it. */
export type Named = { id: string; name: string };
