import type { Engine, NetworkName } from '../engine/engine';
import { openDecoder, openEncoder } from '../engine/network';
import { openOrtSession, setRuntime } from '../engine/ortSession';
import { decodePath } from '../model/frames';
import { wasmPath } from './fixtures';
import { tinyDecoder, tinyEncoder } from './tinyNetworks';

/** An engine in this thread, of networks with made-up weights: the same for both names but for their sizes. */
export async function tinyEngine(latentDims: Record<NetworkName, number>): Promise<Engine> {
  setRuntime(wasmPath());
  const open = async (latentDim: number, outputs: readonly ['mu', 'logvar'] | readonly ['z']) => ({
    decoder: await openDecoder(await openOrtSession(tinyDecoder({ latentDim }))),
    encoder: await openEncoder(await openOrtSession(tinyEncoder({ latentDim, outputs })), outputs),
  });
  const networks = {
    vae: await open(latentDims.vae, ['mu', 'logvar']),
    ae: await open(latentDims.ae, ['z']),
  };
  return {
    runtime: 'wasm',
    encode: (network, picture) => networks[network].encoder.encode(picture),
    decode: (network, codes) => networks[network].decoder.decode(codes),
    decodePath: (network, route, pace) => decodePath(networks[network].decoder, route, pace),
  };
}
