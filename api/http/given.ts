/** What a request names; what it leaves out stays as it is. */
export const given = <Body extends object>(body: Body): { [Key in keyof Body]: Exclude<Body[Key], undefined> } =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as never;
