"""pythae's VAE and trainer with the networks that it makes of itself; runs in its environment."""

import time

import torch
from pythae.data.datasets import BaseDataset
from pythae.models import VAE, VAEConfig
from pythae.trainers import BaseTrainer, BaseTrainerConfig

from bench.raw_images import TRAIN, read_images
from bench.serve import Turn
from bench.settings import ORIGINAL_LR, USUAL_BATCH


def prepare(threads: int, latent: int, images: int, folder: str) -> Turn:
    """A turn gives the speed of the trainer's own loop over `images` images."""
    torch.set_num_threads(threads)
    x = read_images(TRAIN)  # all of them, as its user would
    config = VAEConfig(input_dim=(1, 28, 28), latent_dim=latent, reconstruction_loss="bce")
    trainer = BaseTrainer(
        VAE(config),
        BaseDataset(x[:images], torch.zeros(images)),
        training_config=BaseTrainerConfig(
            output_dir=folder,
            per_device_train_batch_size=USUAL_BATCH,
            learning_rate=ORIGINAL_LR,
            no_cuda=True,
        ),
    )
    trainer.prepare_training()

    def turn() -> dict[str, float]:
        start = time.perf_counter()
        trainer.train_step(epoch=1)
        return {"images_per_s": images / (time.perf_counter() - start)}

    return turn
