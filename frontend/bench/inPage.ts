/** What is measured from within the page; these functions travel there, so each must be whole by itself. */

export interface FirstBlend {
  /** From the navigation to a blend that follows the slider. */
  ms: number;
  /** What had come over the network by then, and in how many files. */
  bytes: number;
  requests: number;
}

declare global {
  interface Window {
    firstBlend?: Promise<FirstBlend>;
  }
}

/** Runs before the page: moves the slider in every frame until the picture changes with it. */
export function watchForFirstBlend(): void {
  window.firstBlend = new Promise((resolve) => {
    const sizesSoFar = () =>
      [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ].map((entry) => (entry as PerformanceResourceTiming).encodedBodySize);
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    let percent = 50;

    function look() {
      const slider = document.querySelector<HTMLInputElement>('.blend-slider input');
      const canvas = document.querySelector<HTMLCanvasElement>(
        'canvas[aria-label^="Blended digit"]',
      );
      if (slider && canvas && follows(slider, canvas)) {
        const ms = performance.now();
        const sizes = sizesSoFar();
        const bytes = sizes.reduce((sum, size) => sum + size, 0);
        resolve({ ms, bytes, requests: sizes.length });
      } else {
        requestAnimationFrame(look);
      }
    }

    function follows(slider: HTMLInputElement, canvas: HTMLCanvasElement): boolean {
      const before = canvas.toDataURL();
      percent = percent === 50 ? 60 : 50;
      setValue.call(slider, percent);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      return canvas.toDataURL() !== before;
    }

    requestAnimationFrame(look);
  });
}

export interface Steps {
  /** From the slider's event to the changed picture, for each step. */
  ms: number[];
  /** From one frame to the next. */
  frameMs: number[];
}

/** Moves the slider by one in each of 100 frames. */
export async function moveSlider(): Promise<Steps> {
  const slider = document.querySelector<HTMLInputElement>('.blend-slider input')!;
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[aria-label^="Blended digit"]')!;
  const context = canvas.getContext('2d')!;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const pixels = () => context.getImageData(0, 0, canvas.width, canvas.height).data.join();
  const steps: Steps = { ms: [], frameMs: [] };

  setValue.call(slider, 0);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await nextFrame();
  let frame = await nextFrame();
  for (let percent = 1; percent <= 100; percent++) {
    setValue.call(slider, percent);
    const start = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    steps.ms.push(performance.now() - start);
    // oxlint-disable-next-line no-await-in-loop
    const next = await nextFrame();
    steps.frameMs.push(next - frame);
    frame = next;
  }
  const end = pixels();
  setValue.call(slider, 50);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  if (pixels() === end) throw new Error('the picture does not follow the slider at once');
  return steps;
}
