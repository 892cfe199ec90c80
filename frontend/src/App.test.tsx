import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { App } from './App';
import { blend } from './model/blend';
import type { BlendModel } from './model/blendClient';
import { startDecoder } from './model/blendModel';
import { Fault } from './model/fault';
import type { LoadContext } from './model/loading';
import { drawnOn } from './testing/fakeCanvas';
import { fakeDigits, fakePath, readWasm } from './testing/fixtures';
import { tinyDecoder, tinyPicture } from './testing/tinyDecoder';

const decoder = await startDecoder(await readWasm(), tinyDecoder({ latentDim: 2 }));
const model: BlendModel = { blend: (ends) => blend(decoder, ends) };
const { raw } = fakeDigits(decoder.latentDim, 3);

/** In place of the worker: a real decoder in this thread, or what a test puts here. */
let loadModel: (context: LoadContext) => Promise<BlendModel>;
vi.mock('./model/blendClient', () => ({
  loadBlendModel: (context: LoadContext) => loadModel(context),
}));

const serveDigits = vi.fn<() => Response>();
const servePath = vi.fn<() => Response>();

beforeEach(() => {
  loadModel = async () => model;
  serveDigits.mockReset().mockImplementation(() => Response.json(raw));
  servePath.mockReset().mockImplementation(() => Response.json(fakePath(decoder.latentDim)));
  vi.stubGlobal('fetch', async (url: string) =>
    url === '/path.json' ? servePath() : serveDigits(),
  );
});

async function openPage() {
  render(<App />);
  await screen.findByText(/^Blending \d into \d$/);
}

function picker(which: 'first' | 'second') {
  const group = within(screen.getByRole('group', { name: `Choose the ${which} digit` }));
  const chosen = (name: string) =>
    within(group.getByRole('radiogroup', { name })).getByRole<HTMLInputElement>('radio', {
      checked: true,
    });
  return { group, label: () => Number(chosen('Digit').labels![0]!.textContent) };
}

async function choose(which: 'first' | 'second', label: number, sample: number) {
  const { group } = picker(which);
  await userEvent.click(group.getByRole('radio', { name: `${label}` }));
  await userEvent.click(group.getByRole('radio', { name: `Sample ${sample + 1} of 3` }));
}

function moveSlider(percent: number) {
  fireEvent.change(screen.getByRole('slider', { name: 'Blend' }), { target: { value: percent } });
}

/** The grey values of a canvas that shows the network's drawing. */
function pixels(name: string): number[] {
  const { data } = drawnOn(screen.getByRole('img', { name })) as ImageData;
  return [...data].filter((_, i) => i % 4 === 0);
}

const bytes = (intensities: number[]) => intensities.map((v) => Math.round(255 * v));
const codeOf = (label: number, sample: number) => raw.digits[label * 3 + sample]!.mu;

test('the page begins with a pair of different classes and its blend', async () => {
  await openPage();
  expect(picker('first').label()).not.toBe(picker('second').label());
  expect(new Set(pixels('Blended digit')).size).toBeGreaterThan(10);
  expect(drawnOn(screen.getByRole('img', { name: 'First digit' }))).toBeInstanceOf(
    HTMLImageElement,
  );
});

test('at both ends the blend is what the decoder draws of the chosen digits', async () => {
  await openPage();
  await choose('first', 3, 0);
  await choose('second', 8, 2);
  await screen.findByText('Blending 3 into 8');

  moveSlider(0);
  await waitFor(() => expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(3, 0)))));
  moveSlider(100);
  await waitFor(() => expect(pixels('Blended digit')).toEqual(bytes(tinyPicture(codeOf(8, 2)))));
});

test('every move of the slider gives another picture and says where it is', async () => {
  await openPage();
  const [from, to] = [picker('first').label(), picker('second').label()];
  const seen = new Set<string>();
  for (const percent of [0, 25, 50, 75, 100]) {
    moveSlider(percent);
    seen.add(pixels('Blended digit').join());
    const slider = screen.getByRole('slider', { name: 'Blend' });
    expect(slider.getAttribute('aria-valuetext')).toBe(`${percent} %, from ${from} to ${to}`);
  }
  expect(seen.size).toBe(5);
});

test('the chosen sample’s own picture stands beside the blend', async () => {
  await openPage();
  await choose('second', 4, 1);
  await waitFor(() => {
    const picture = drawnOn(screen.getByRole('img', { name: 'Second digit' })) as HTMLImageElement;
    expect(picture.src).toContain('/pictures/13.png');
  });
});

test('Surprise me always chooses two different classes', async () => {
  await openPage();
  for (let i = 0; i < 10; i++) {
    // oxlint-disable-next-line no-await-in-loop
    await userEvent.click(screen.getByRole('button', { name: 'Surprise me' }));
    expect(picker('first').label()).not.toBe(picker('second').label());
  }
});

test('while the network comes the page says how far it is', async () => {
  loadModel = ({ onProgress }) => {
    onProgress(0.6);
    return new Promise(() => {});
  };
  render(<App />);
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('Loading the network: 50 %'),
  );
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.6');
});

test('a network that cannot be had is said in words, and Try again gets it', async () => {
  loadModel = async ({ cache }) => {
    if (cache === 'default') throw new Fault('model', 'decoder.onnx: the server answered 404');
    return model;
  };
  render(<App />);
  await screen.findByText('The network could not be loaded.');
  screen.getByText('decoder.onnx: the server answered 404');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/^Blending/);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('digits that cannot be had are said in words, and Try again gets them', async () => {
  serveDigits.mockImplementationOnce(() => new Response('', { status: 500 }));
  render(<App />);
  await screen.findByText('The digits could not be loaded.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/^Blending/);
});

test('a path that cannot be had is said in words beside the digits, and Try again gets it', async () => {
  servePath.mockImplementationOnce(() => new Response('', { status: 404 }));
  render(<App />);
  await screen.findByText('The path between the digits could not be loaded.');
  screen.getByText('path.json: the server answered 404');
  expect(picker('first').label()).not.toBe(picker('second').label());
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/^Blending/);
});

test.each([
  ['digits', serveDigits, fakeDigits(5, 3).raw],
  ['a path', servePath, fakePath(5)],
])('%s of another latent size than the network’s: said in words', async (_, serve, wrong) => {
  serve.mockImplementationOnce(() => Response.json(wrong));
  render(<App />);
  await screen.findByText('The files of this page do not belong together.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/^Blending/);
});

test('a network that stops is said in words, and Try again starts it anew', async () => {
  let lose = (_: Fault) => {};
  loadModel = async ({ onLost }) => {
    lose = onLost;
    return model;
  };
  await openPage();
  lose(new Fault('worker', 'out of memory'));
  await screen.findByText('The network has stopped.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/^Blending/);
});
