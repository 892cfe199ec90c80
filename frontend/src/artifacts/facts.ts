/** The numbers of this model, from the metrics that the pipeline wrote when it was trained and measured. */
import evaluation from '@artifacts/evaluation/metrics.json';
import judge from '@artifacts/judge/metrics.json';
import vae from '@artifacts/vae_finetuned/metrics.json';

const { shipped } = evaluation.evaluation.denoising;
const { crossfade } = evaluation.evaluation;

export const facts = {
  parameters: vae.denoising.parameters,
  negElbo: vae.denoising.neg_elbo,
  psnr: vae.denoising.psnr_db,
  sureHalfWay: { blend: shipped.validity, crossfade: crossfade.validity },
  frechetShare: shipped.fd_share,
  evenness: shipped.evenness,
  judgeAccuracy: judge.judge.accuracy,
};
