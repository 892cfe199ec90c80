import { useId } from 'react';

import { MODELS, type Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import type { Observable } from '../model/observable';
import type { PathSettings } from '../model/path';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
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
}

/** The three ways to blend, one below the other; the chosen one is on the stage. */
export function Compare({ engine, path, scene, onChange, position, first, second }: CompareProps) {
  const name = useId();
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  const { evenSpeed } = scene;

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
            // The other networks are loaded when their pictures are first looked at.
            question={{ engine: seen ? engine : undefined, path, evenSpeed, first, second, model }}
          />
        ))}
      </div>
    </Section>
  );
}
