import { useEffect, useState } from 'react';

import { stepOf } from './time';

/** The time, anew with every minute or second while it is `running`: nothing happens in between. */
export function useTime(running: boolean, seconds: boolean): Date {
  const [now, setNow] = useState(() => new Date());

  useEffect(() => {
    if (!running) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const step = stepOf(seconds);
    function tick() {
      setNow(new Date());
      timer = setTimeout(tick, step - (Date.now() % step));
    }
    tick();
    return () => clearTimeout(timer);
  }, [running, seconds]);

  return now;
}
