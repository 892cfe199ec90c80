/// <reference types="vite/client" />

/** A file's size: see byteCounts in vite.config.ts. */
declare module '*?bytes' {
  const count: number;
  export default count;
}

/** What digits.json says of its data set, and no more of it: see datasetRecord in vite.config.ts. */
declare module '*?dataset' {
  const dataset: unknown; // the build has checked that it is a Dataset
  export default dataset;
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

/** The pipeline's metrics: of each file as much as the page tells. */
declare module '@artifacts/evaluation/metrics.json' {
  interface Blends {
    validity: number;
    fd_share: number;
    evenness: number;
  }
  const metrics: { evaluation: { crossfade: Blends; denoising: { shipped: Blends } } };
  export default metrics;
}
declare module '@artifacts/vae_finetuned/metrics.json' {
  interface Psnr {
    noise_0_0: number;
    noise_0_2: number;
    noise_0_4: number;
  }
  const metrics: { denoising: { neg_elbo: number; parameters: number; psnr_db: Psnr } };
  export default metrics;
}
declare module '@artifacts/judge/metrics.json' {
  const metrics: { judge: { accuracy: number } };
  export default metrics;
}
