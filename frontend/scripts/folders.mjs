/** House rules for oxlint: imports between the folders of src/ go one way, and plain files know no React. */
import { basename, posix } from 'node:path';

/** What a visitor sees, a folder each. */
const FEATURES =
  'stage picker draw compare noise corners map hand inside keep photo about offline'.split(' ');

/** The lowest first. A folder imports from those of lower floors; only files of src/ itself import from features. */
const FLOORS = [['model'], ['engine', 'parts'], ['artifacts'], ['blend'], FEATURES];

/** But the drawing pad and the photo's reader are parts of the picker. */
const EXCEPTION = { from: 'picker', to: ['draw', 'photo'] };

/**
 * Why a file may not import something; undefined where it may.
 * @param {string} file the path in src/ of who imports
 * @param {string} source what its import names
 * @returns {string | undefined}
 */
export function refusal(file, source) {
  const [from, name] = [folderOf(file), basename(file)];
  const isRelative = source.startsWith('.');
  const imported = isRelative ? posix.join(posix.dirname(file), source) : source;
  if (from === 'testing') return undefined;
  if (isPlain(name) && knowsReact(imported)) return 'a plain file knows no React';
  if (!isRelative) return undefined;

  const to = folderOf(imported);
  if (to === 'testing') return isTest(name) ? undefined : 'testing/ is for tests';
  if (from === undefined || to === from) return undefined;
  if (from === EXCEPTION.from && EXCEPTION.to.includes(to ?? '')) return undefined;
  const floor = floorOf(from);
  if (floor < 0) return `on which floor is ${from}/? See scripts/folders.mjs`;
  const below = FLOORS.slice(0, floor).flat();
  if (to !== undefined && below.includes(to)) return undefined;
  return `${from}/ may import from ${below.map((folder) => `${folder}/`).join(', ') || 'no folder'}`;
}

/** Undefined of a file that stands in src/ itself. */
function folderOf(/** @type {string} */ path) {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
}

function floorOf(/** @type {string} */ folder) {
  return FLOORS.findIndex((floor) => floor.includes(folder));
}

function isTest(/** @type {string} */ name) {
  return /\.test\.tsx?$/.test(name);
}

/** Hooks and components may know React, and what tests them. */
function isPlain(/** @type {string} */ name) {
  return name.endsWith('.ts') && !/^use[A-Z]/.test(name) && !isTest(name);
}

/** Of a package, or of a file in src/. */
function knowsReact(/** @type {string} */ imported) {
  return (
    /^react\b|^@testing-library\/react/.test(imported) ||
    /(^|\/)(use[A-Z]|[A-Z])\w*(\.tsx?)?$/.test(imported)
  );
}

/** @typedef {{ source?: { value?: unknown } | null }} Import */

export default {
  meta: { name: 'folders' },
  rules: {
    'one-way': {
      /** @param {{ filename: string, report: (found: { node: Import, message: string }) => void }} context */
      create(context) {
        const file = context.filename.replaceAll('\\', '/').split('/src/').at(-1) ?? '';
        const look = (/** @type {Import} */ node) => {
          const source = node.source?.value;
          const message = typeof source === 'string' ? refusal(file, source) : undefined;
          if (message) context.report({ node, message: `${source}: ${message}` });
        };
        return {
          ImportDeclaration: look,
          ImportExpression: look,
          ExportNamedDeclaration: look,
          ExportAllDeclaration: look,
          TSImportType: look,
        };
      },
    },
  },
};
