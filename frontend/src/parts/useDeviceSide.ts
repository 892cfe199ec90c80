import type { RefObject } from 'react';

import { useDeviceRatio } from './useDeviceRatio';
import { useWidth } from './useWidth';

/** The pixels of the device along a square canvas's side, followed as it is resized or comes to another screen. */
export function useDeviceSide(canvas: RefObject<HTMLCanvasElement | null>): number {
  return Math.max(1, Math.round(useWidth(canvas) * useDeviceRatio()));
}
