import { useMemo } from 'react';

import type { Blend } from '../blend/blend';
import { useBlend, type BlendQuestion } from '../blend/useBlend';
import type { Observable } from '../model/observable';
import { OrFailed } from '../parts/OrFailed';
import { PictureAt } from '../parts/PictureAt';
import { Strip } from '../parts/Strip';
import type { Answer } from '../parts/useAnswer';
import * as text from './text';

const STRIP = [0, 17, 33, 50, 67, 83, 100]; // percent

interface ComparedModelProps {
  /** Of the radio buttons. */
  group: string;
  checked: boolean;
  onChoose: () => void;
  visible: boolean;
  position: Observable<number>;
  question: BlendQuestion;
  /** Where others have asked. */
  known: Answer<Blend> | undefined;
}

/** One way to blend: what it is, its picture at the slider's place, and its whole path in a strip. */
export function ComparedModel({
  group,
  checked,
  onChoose,
  visible,
  position,
  question,
  known,
}: ComparedModelProps) {
  const { name, look } = text.models[question.model];
  const asked = useBlend(question);
  const { value, fault, retry } = known ?? asked;
  const strip = useMemo(() => value && STRIP.map((percent) => value.frames[percent]!), [value]);
  const hint = `${group}-${question.model}`;

  return (
    <div className={`compared blended ${checked ? 'chosen' : ''}`}>
      <label>
        <input
          type="radio"
          name={group}
          checked={checked}
          onChange={onChoose}
          aria-describedby={hint}
        />
        {name}
      </label>
      <p id={hint}>
        <OrFailed fault={fault} onRetry={retry}>
          {look}
        </OrFailed>
      </p>
      <PictureAt
        name={text.picture(name)}
        position={position}
        frames={value?.frames}
        followed={visible}
      />
      <Strip count={STRIP.length} pictures={strip} />
    </div>
  );
}
