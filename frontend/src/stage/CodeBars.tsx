import { useLayoutEffect, useRef } from 'react';

import { inkAt, packed, type Tint } from '../model/inks';
import type { Code } from '../model/path';
import { useDark } from '../parts/useDark';
import { CODE_HEIGHT, codeImage, codeWidth } from './codePainter';
import './CodeBars.css';

interface CodeBarsProps {
  code: Code | undefined;
  ink: Tint;
}

/** A code, for those who can see it: a bar up or down for each of its numbers. */
export function CodeBars({ code, ink }: CodeBarsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colour = packed(inkAt(ink, useDark()));
  const width = code ? codeWidth(code) : 1;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (code) context?.putImageData(codeImage(code, colour), 0, 0);
    else context?.clearRect(0, 0, width, CODE_HEIGHT);
  }, [code, colour, width]);

  return (
    <canvas ref={canvas} className="code" width={width} height={CODE_HEIGHT} aria-hidden="true" />
  );
}
