import { expect, test } from 'vitest';

import { refusal } from './folders.mjs';

test.each([
  ['model/frames.ts', './path'],
  ['engine/engine.ts', '../model/frames'],
  ['engine/network.ts', 'onnxruntime-web/wasm'],
  ['parts/useAnswer.ts', '../model/latestOnly'],
  ['parts/useAnswer.ts', 'react'],
  ['artifacts/useArtifacts.ts', '../engine/engineClient'],
  ['artifacts/useArtifacts.ts', '../parts/useLoad'],
  ['blend/pair.ts', '../artifacts/digits'],
  ['map/MapView.tsx', '../blend/useDecoded'],
  ['map/MapView.tsx', './LatentMap.css'],
  ['map/LatentMap.test.tsx', '../testing/fixtures'],
  ['parts/useAnswer.test.ts', '@testing-library/react'],
  ['picker/DigitPicker.tsx', '../draw/DrawDigit'],
  ['testing/fixtures.ts', '../artifacts/digits'],
  ['Explorations.tsx', './map/LatentMap'],
  ['main.tsx', './App'],
])('%s may import %s', (file, source) => {
  expect(refusal(file, source)).toBeUndefined();
});

test.each([
  ['model/path.ts', '../engine/engine'],
  ['model/path.ts', '../parts/faults'],
  ['engine/engine.ts', '../parts/faults'],
  ['engine/engine.ts', '../artifacts/digits'],
  ['parts/useLoad.ts', '../engine/engineClient'],
  ['parts/Pad.tsx', '../blend/scene'],
  ['artifacts/digits.ts', '../blend/pair'],
  ['blend/scene.ts', '../keep/link'],
  ['map/MapView.tsx', '../corners/Corners'],
  ['draw/DrawDigit.tsx', '../picker/DigitPicker'],
  ['stage/BlendStage.tsx', '../draw/DrawDigit'],
  ['map/LatentMap.test.tsx', '../stage/BlendStage'],
  ['blend/useScene.ts', '../App'],
  ['keep/useKeep.ts', '../model/../stage/wheel'],
])('%s is above its floor when it imports %s', (file, source) => {
  expect(refusal(file, source)).toContain('may import from');
});

test.each([
  ['model/path.ts', 'react'],
  ['engine/engineWorker.ts', 'react-dom/client'],
  ['parts/faults.ts', './useLoad'],
  ['blend/scene.ts', './useScene'],
  ['stage/wheel.ts', '../parts/useObservable'],
  ['map/plane.ts', './MapView'],
  ['trouble.ts', './App'],
  ['trouble.ts', './App.tsx'],
])('%s is plain and may not import %s', (file, source) => {
  expect(refusal(file, source)).toBe('a plain file knows no React');
});

test('what tests are made of is for tests', () => {
  expect(refusal('map/MapView.tsx', '../testing/fixtures')).toBe('testing/ is for tests');
  expect(refusal('App.tsx', './testing/fixtures')).toBe('testing/ is for tests');
});

test('a new folder has to be given a floor', () => {
  expect(refusal('sound/Beep.tsx', '../model/path')).toBe(
    'on which floor is sound/? See scripts/folders.mjs',
  );
  expect(refusal('map/MapView.tsx', '../sound/Beep')).toContain('may import from');
});
