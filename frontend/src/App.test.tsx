import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { checkFirstPair } from './artifacts/firstPair';
import type { Engine } from './engine/engine';
import { Fault } from './model/fault';
import type { LoadContext } from './model/loading';
import { drawnOn } from './testing/fakeCanvas';
import {
  fakeArtifacts,
  fakeDigits,
  fakeFirstPair,
  fakeLatent,
  fakePath,
  serve,
} from './testing/fixtures';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';
import { tinyPicture } from './testing/tinyNetworks';

const tiny = await tinyEngine({ vae: 2, ae: 2 });
const { raw } = fakeDigits();
const firstPair = checkFirstPair(fakeFirstPair);

/** In place of the worker: small real networks in this thread, or what a test puts here. */
let startEngine: (context: LoadContext) => Promise<Engine>;
vi.mock('./engine/engineClient', () => ({
  startEngine: (context: LoadContext) => startEngine(context),
}));

beforeEach(() => {
  startEngine = async () => tiny;
  serve(fakeArtifacts());
});

async function openPage() {
  renderPage();
  await waitFor(() => expect(chooser('first').disabled).toBe(false));
  await screen.findByRole('heading', { name: 'About' });
}

/** The status, which is also there for a screen reader. */
const status = () => screen.getByRole('status').textContent;

/** The button that a picture is. */
const chooser = (which: 'first' | 'second') =>
  screen.getByRole<HTMLButtonElement>('button', { name: `Choose the ${which} digit` });

/** The class that is chosen. */
function labelOf(which: 'First' | 'Second') {
  const picture = screen.getByRole('img', { name: new RegExp(`^${which} digit`) });
  return picture.getAttribute('aria-label')!.at(-1);
}

async function choose(which: 'first' | 'second', label: number, sample: number) {
  await userEvent.click(chooser(which));
  const group = within(screen.getByRole('group', { name: `Choose the ${which} digit` }));
  await userEvent.click(group.getByRole('radio', { name: `${label}` }));
  const name = `Handwritten ${label}, sample ${sample + 1} of 3`;
  await userEvent.click(group.getByRole('radio', { name }));
}

function moveSlider(percent: number) {
  fireEvent.change(screen.getByRole('slider', { name: 'Blend' }), { target: { value: percent } });
}

/** The densities of the ink on a canvas, of the network's own pixels. */
function pixels(name: string): number[] {
  fireEvent.click(screen.getByRole('radio', { name: 'Pixels' }));
  const { data } = drawnOn(screen.getByRole('img', { name: new RegExp(`^${name}`) })) as ImageData;
  return [...data].filter((_, i) => i % 4 === 3);
}

const tryAgain = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }));
const bytes = (intensities: ArrayLike<number>) =>
  Array.from(intensities, (value) => Math.round(255 * value));
const codeOf = (label: number, sample: number) => raw.digits[label * 3 + sample]!.mu;

/** The slider moves, and at each place is what came drawn with the page. */
async function expectFirstPair() {
  for (const percent of [0, 30, 100]) {
    moveSlider(percent);
    expect(pixels('Blended digit')).toEqual(bytes(firstPair.frames[percent]!));
  }
  expect(pixels('First digit')).toEqual(bytes(firstPair.first));
}

test('before any network the page shows its first pair, and the slider moves', async () => {
  startEngine = ({ onProgress }) => {
    onProgress(0.6);
    return new Promise(() => {});
  };
  renderPage();
  await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
  await expectFirstPair();
  await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.6'));
  await waitFor(() => expect(chooser('first').disabled).toBe(false));
});

test('nothing else is downloaded before the first pair is on show', async () => {
  let answer = (_: Response) => {};
  const fetched = vi.fn(
    (_: string) =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  vi.stubGlobal('fetch', fetched);
  renderPage();
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/first_pair.png']);
  await act(async () => answer(new Response('', { status: 404 })));
  await waitFor(() => expect(fetched.mock.calls.length).toBeGreaterThan(4));
});

test('at both ends the blend is what the decoder draws of the chosen digits', async () => {
  await openPage();
  await choose('first', 4, 0);
  await choose('second', 9, 2);
  await waitFor(() => expect(status()).toBe('Blending 4 into 9'));
  moveSlider(0);
  await waitFor(() => expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(4, 0)))));
  moveSlider(100);
  await waitFor(() => expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(9, 2)))));
});

test('every move of the slider gives another picture and says where it is', async () => {
  await openPage();
  const seen = new Set<string>();
  for (const percent of [0, 25, 50, 75, 100]) {
    moveSlider(percent);
    seen.add(pixels('Blended digit').join());
    const slider = screen.getByRole('slider', { name: 'Blend' });
    expect(slider.getAttribute('aria-valuetext')).toBe(`${percent} %, from 3 to 8`);
  }
  expect(seen.size).toBe(5);
});

test('Surprise me always chooses two different classes', async () => {
  await openPage();
  for (let i = 0; i < 10; i++) {
    // oxlint-disable-next-line no-await-in-loop
    await userEvent.click(screen.getByRole('button', { name: 'Surprise me' }));
    expect(labelOf('First')).not.toBe(labelOf('Second'));
  }
});

test('a network that cannot be had is said in words, the first pair stays, and Try again gets it', async () => {
  startEngine = async ({ cache }) => {
    if (cache === 'default') throw new Fault('model', 'decoder.onnx: the server answered 404');
    return tiny;
  };
  renderPage();
  await screen.findByText('The network could not be loaded.');
  screen.getByText('decoder.onnx: the server answered 404');
  await expectFirstPair();
  await tryAgain();
  await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('status'));
});

test.each([
  ['/digits.json', 'The digits could not be loaded.'],
  ['/digits.png', 'The digits could not be loaded.'],
  ['/path.json', 'The path between the digits could not be loaded.'],
  ['/latent.json', 'The map of the codes could not be loaded.'],
])(
  '%s cannot be had: said in words, the first pair stays, and Try again gets it',
  async (file, words) => {
    serve({ ...fakeArtifacts(), [file]: undefined });
    renderPage();
    await screen.findByText(words);
    screen.getByText(`${file.slice(1)}: the server answered 404`);
    moveSlider(0);
    expect(pixels('First digit')).not.toEqual(pixels('Blended digit'));
    serve(fakeArtifacts());
    await tryAgain();
    await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
    await screen.findByRole('heading', { name: 'About' });
  },
);

test('a first pair that cannot be had is no fault: the rest draws the same', async () => {
  serve({ ...fakeArtifacts(), '/first_pair.png': undefined });
  await openPage();
  await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
  moveSlider(0);
  expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(3, 0))));
});

test.each([
  ['path.json', fakePath(5)],
  ['latent.json', fakeLatent(5)],
])(
  'a %s of another size than the digits: said in words, and all is loaded anew',
  async (file, wrong) => {
    serve({ ...fakeArtifacts(), [`/${file}`]: () => Response.json(wrong) });
    renderPage();
    await screen.findByText('The files of this page do not belong together.');
    screen.getByText(`digits.json has codes of 2 numbers, ${file} has codes of 5`);
    await expectFirstPair();
    const fetched = serve(fakeArtifacts());
    await tryAgain();
    await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
    expect(fetched.mock.calls.map(([url]) => url).toSorted()).toEqual([
      '/digits.json',
      '/digits.png',
      '/latent.json',
      '/path.json',
    ]);
  },
);

test('an engine that stops is said in words, and Try again starts it anew', async () => {
  let lose = (_: Fault) => {};
  startEngine = async ({ onLost }) => {
    lose = onLost;
    return tiny;
  };
  await openPage();
  act(() => lose(new Fault('worker', 'oops')));
  await screen.findByText('The network has stopped.');
  await expectFirstPair();
  await tryAgain();
  await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
});

test.each([
  ['decode', 'The network could not draw this blend.', 2],
  ['memory', 'There is not enough memory for the network.', 2],
  ['model', 'The network could not be loaded.', 1],
  ['offline', 'You are offline, and not all of this page is on your device yet.', 1],
] as const)(
  'a blend that fails of its %s: said in words, and Try again draws it',
  async (kind, words, starts) => {
    let fails = true;
    const decodePath: Engine['decodePath'] = async (...question) => {
      if (fails) throw new Fault(kind, 'no');
      return tiny.decodePath(...question);
    };
    const start = vi.fn(async () => ({ ...tiny, decodePath }));
    startEngine = start;
    renderPage();
    await screen.findByText(words);
    await waitFor(() => expect(chooser('first').disabled).toBe(false)); // of its digits, too
    await expectFirstPair();
    fails = false;
    await tryAgain();
    await waitFor(() => expect(status()).toBe('Blending 3 into 8'));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Even speed' })); // else the pictures stay those that came
    moveSlider(0);
    await waitFor(() => expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(3, 0)))));
    expect(start).toHaveBeenCalledTimes(starts); // a file is only asked for again
  },
);
