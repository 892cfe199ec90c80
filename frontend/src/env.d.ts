/// <reference types="vite/client" />

/** A file's size: see byteCounts in vite.config.ts. */
declare module '*?bytes' {
  const count: number;
  export default count;
}
