import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, runnerImport, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import type * as SocialPicture from './src/keep/socialPicture.ts';
import { checkDataset, type Dataset } from './src/model/datasetRecord.ts';
import { capital, wordsOf } from './src/model/words.ts';

/** Those of the project, unless a test has made some. */
export const artifacts =
  process.env.BLENDDIGITS_ARTIFACTS ?? fileURLToPath(new URL('../artifacts', import.meta.url));

const neededArtifacts = [
  'onnx/decoder_small.onnx',
  'onnx/encoder_small.onnx',
  'onnx/ae_decoder_small.onnx',
  'onnx/ae_encoder_small.onnx',
  'digits/digits.json',
  'digits/digits.png',
  'digits/first_pair.json',
  'digits/first_pair.png',
  'digits/latent.json',
  'digits/path.json',
  'digits/prior.json',
  'evaluation/metrics.json',
  'judge/metrics.json',
  'vae_finetuned/metrics.json',
];

/** `import n from 'file?bytes'`: a file's size, so that a download can say how far it is.
 * Content-Length cannot tell: it counts compressed bytes, a reader of the body unpacked ones. */
function byteCounts(): Plugin {
  return {
    name: 'byte-counts',
    load(id) {
      const [file, query] = id.split('?');
      return query === 'bytes' && file ? `export default ${statSync(file).size};` : null;
    },
  };
}

/** Ends the build with one plain message where the pipeline has not run yet. */
function requireArtifacts(): void {
  for (const file of neededArtifacts) {
    if (!existsSync(`${artifacts}/${file}`)) {
      refuse(`artifacts/${file} is missing: run the pipeline first (make repro).`);
    }
  }
}

function refuse(why: string): never {
  console.error(why);
  process.exit(1);
}

function readArtifact(file: string): unknown {
  return JSON.parse(readFileSync(`${artifacts}/digits/${file}`, 'utf8'));
}

/** What the pictures are; of what is wrong with the record one plain message. */
function readDataset(): Dataset {
  try {
    return checkDataset((readArtifact('digits.json') as { dataset?: unknown }).dataset);
  } catch (cause) {
    const { message } = cause as Error;
    return refuse(`artifacts/digits/digits.json: ${message}: run the pipeline again (make repro).`);
  }
}

const alias = { '@artifacts': artifacts };

requireArtifacts();
const dataset = readDataset();
const words = wordsOf(dataset);
const description = `Blend two ${words.reals} in your browser and see what a latent space is.`;

/** `import dataset from 'digits.json?dataset'`: that part of the file, so that it is there from the start. */
export function datasetRecord(): Plugin {
  return {
    name: 'dataset-record',
    load: (id) =>
      id.endsWith('?dataset')
        ? { code: `export default ${JSON.stringify(dataset)};`, moduleType: 'js' }
        : null,
  };
}

function firstPairInWords(): string {
  const { first, second } = readArtifact('first_pair.json') as Record<string, { label: number }>;
  const [from, to] = [words.aRealName(first!.label), words.aName(second!.label)];
  return `${capital(from)}, ${to}, and a shape between the two`;
}

/** The words of the data set in the page before there is a program. */
function pageWords(): Plugin {
  const filled: Readonly<Record<string, string>> = {
    page: words.page,
    real: words.real,
    description,
    first_pair: firstPairInWords(),
  };
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return {
    name: 'page-words',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(/%(page|real|description|first_pair)%/g, (_, name: string) =>
          escaped(filled[name]!),
        ),
    },
  };
}

/** The pair the page begins with is fetched while its script still comes. */
function preloadFirstPair(): Plugin {
  return {
    name: 'preload-first-pair',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const sheet = Object.values(bundle).find(
          (file) => file.type === 'asset' && file.names.includes('first_pair.png'),
        );
        if (!sheet) throw new Error('first_pair.png is not in the bundle');
        const attrs = { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${sheet.fileName}` };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** What links to the page show, drawn by the page's own code, which knows the data set by names of this build. */
function socialPicture(): Plugin {
  return {
    name: 'social-picture',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport<typeof SocialPicture>('./src/keep/socialPicture.ts', {
        configFile: false,
        resolve: { alias },
        plugins: [datasetRecord()],
      });
      const firstPair = new Uint8Array(readFileSync(`${artifacts}/digits/first_pair.png`));
      const picture = await module.socialPicture(firstPair);
      const source = new Uint8Array(await picture.arrayBuffer());
      this.emitFile({ type: 'asset', fileName: 'social.png', source });
    },
  };
}

/** A policy for the built page. The dev server needs inline scripts, so it goes without. */
function contentSecurityPolicy(): Plugin {
  const content = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend', // before all that it is about
      },
    ],
  };
}

/** The manifest and the service worker: the page is installable and works without a connection. */
function offline() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/offline',
    filename: 'serviceWorker.ts',
    injectRegister: false, // offline/offline.ts does that, when the page is up
    injectManifest: {
      globPatterns: ['**/*.{html,js,css,svg,png,json,wasm,onnx}'],
      globIgnores: ['social.png'], // for others, who show links to the page
      dontCacheBustURLsMatching: /^assets\//, // hashed: taken from where the page has them already
      maximumFileSizeToCacheInBytes: 32 * 2 ** 20,
    },
    includeManifestIcons: false, // they are among the files
    manifest: {
      id: './',
      name: words.page,
      short_name: words.page,
      description,
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: '#f6f4ef',
      background_color: '#f6f4ef',
      icons: [
        { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  });
}

export default defineConfig({
  base: './', // works under any sub-path
  resolve: {
    alias,
    preserveSymlinks: true, // where DVC links to its cache, only the link's name says what a file is
  },
  plugins: [
    react(),
    byteCounts(),
    datasetRecord(),
    pageWords(),
    preloadFirstPair(),
    socialPicture(),
    contentSecurityPolicy(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [byteCounts(), datasetRecord()] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // a thumbnail is fetched when its gallery shows it
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false }, // a picture takes longer than the bundle
      // In one file, with what later parts use of it: each file more is a wait for another answer on a slow line.
      output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } },
    },
    chunkSizeWarningLimit: 300,
  },
  server: { fs: { allow: ['.', artifacts] } },
});
