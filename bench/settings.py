"""What the measurements have in common. Standard library only: every contender reads it."""

import json
from pathlib import Path
from typing import Any, NamedTuple

ORIGINAL_FILE = Path(__file__).parent.parent / "docs" / "original.json"
_original: dict[str, Any] = json.loads(ORIGINAL_FILE.read_text())
TARGET_NATS: float = _original["neg_elbo_after_20_clean_epochs"]  # on the test split
ORIGINAL_HIDDEN: int = _original["hidden_dim"]
ORIGINAL_LATENT: int = _original["latent_dim"]
ORIGINAL_BATCH: int = _original["batch_size"]
ORIGINAL_LR: float = _original["lr"]
ORIGINAL_EPOCHS = 25  # after which its run to the target is given up
TEST_SEED = 0  # of the sampled codes, the same in every evaluation
BATCH_SIZES = (1, 21, 64)  # of inference; the page asks for 1 and 21
USUAL_BATCH = 128


class Effort(NamedTuple):
    """How long to measure; a turn is what a contender does in one round."""

    rounds: int  # one more is made at first to warm up, and not counted
    images: int  # of the training contenders, a turn; the original's recipe takes half of them
    seconds: float  # of each product of matrices and each ONNX model and batch size, a turn
    races: int  # of our training to the target
    original_epochs: int  # at most; 0 leaves the original's run to the target out


FULL = Effort(rounds=5, images=16_384, seconds=0.15, races=3, original_epochs=ORIGINAL_EPOCHS)
QUICK = Effort(rounds=1, images=2_048, seconds=0.03, races=1, original_epochs=0)
