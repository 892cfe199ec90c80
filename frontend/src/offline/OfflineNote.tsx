import * as text from './text';
import { useOffline } from './useOffline';

interface OfflineNoteProps {
  /** Whether all that the page needs now has come. */
  here: boolean;
}

/** Keeps a copy of the page, and says so. */
export function OfflineNote({ here }: OfflineNoteProps) {
  const kept = useOffline(here);
  if (kept === undefined) return null;
  return kept ? text.kept : text.refused;
}
