/// <reference types="vite/client" />

/** A file's size: see byteCounts in vite.config.ts. */
declare module '*?bytes' {
  const count: number;
  export default count;
}

/** The pair that the page begins with, which a fresh clone does not have yet. */
declare module '@artifacts/digits/first_pair.json' {
  interface Choice {
    label: number;
    sample: number;
  }
  const firstPair: { first: Choice; second: Choice };
  export default firstPair;
}
