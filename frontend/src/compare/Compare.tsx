import { useId } from 'react';

import type { Blend } from '../blend/blend';
import { MODELS, type Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import type { Observable } from '../model/observable';
import type { PathSettings } from '../model/path';
import { Section } from '../parts/Section';
import type { Answer } from '../parts/useAnswer';
import { useVisible } from '../parts/useVisible';
import { useWhile } from '../parts/useWhile';
import { ComparedModel } from './ComparedModel';
import * as text from './text';
import './Compare.css';

interface CompareProps {
  engine: Engine | undefined;
  path: PathSettings | undefined;
  scene: Scene;
  onChange: (part: Partial<Scene>) => void;
  position: Observable<number>;
  first: Subject;
  second: Subject;
  /** What the VAE makes of them. */
  vae: Answer<Blend>;
}

/** The three ways to blend, one below the other; the chosen one is on the stage. */
export function Compare({ engine, path, scene, onChange, position, vae, ...ends }: CompareProps) {
  const name = useId();
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  const evenSpeed = useWhile(visible, scene.evenSpeed);
  const [first, second] = [useWhile(visible, ends.first), useWhile(visible, ends.second)];
  // The other networks are loaded when their pictures are first looked at.
  const question = { path, evenSpeed, first: seen ? first : undefined, second };

  return (
    <Section name="compare" lead={text.lead}>
      <div className="compare" role="radiogroup" aria-label={text.group} ref={ref}>
        {MODELS.map((model) => (
          <ComparedModel
            key={model}
            group={name}
            checked={model === scene.model}
            onChoose={() => onChange({ model })}
            position={position}
            visible={visible}
            question={{ ...question, engine: model === 'vae' ? undefined : engine, model }}
            known={model === 'vae' && seen ? vae : undefined}
          />
        ))}
      </div>
    </Section>
  );
}
