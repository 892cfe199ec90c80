import { blame } from './model/fault';
import { faultOf, valueOf } from './model/loading';
import { useLoad } from './parts/useLoad';

/** All that the first blend does without. */
const loadSections = () =>
  Promise.all([import('./Explorations'), import('./keep/Keep'), import('./picker/Choosers')])
    .then(([{ Explorations }, { Keep }, { Choosers }]) => ({ Explorations, Keep, Choosers }))
    .catch(blame('page'));

/** The page's further parts, which come when they are `wanted`. */
export function useSections(wanted: boolean) {
  const [sections, retry] = useLoad(loadSections, wanted);
  const isComing = wanted && sections.status === 'loading';
  return { ...valueOf(sections), isComing, fault: faultOf(sections), retry };
}
