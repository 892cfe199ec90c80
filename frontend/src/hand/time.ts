/** The time in digits. */

/** 24 hours: `09:05`, and with seconds `09:05:30`. */
export function timeText(time: Date, seconds: boolean): string {
  const parts = [time.getHours(), time.getMinutes(), ...(seconds ? [time.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Milliseconds between two changes. */
export function stepOf(seconds: boolean): number {
  return seconds ? 1000 : 60_000;
}

export function nextTime(time: Date, seconds: boolean): Date {
  return new Date(time.getTime() + stepOf(seconds));
}
